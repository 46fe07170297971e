### 文件所用代码对应的文字。

## 承诺或目标的状况

standing-met = 已达到
standing-maintained = 保持达标
standing-met_before_start = 开始时已达到
standing-improving = 有改善，无目标值
standing-on_track = 进展符合预期
standing-flat = 无变化，无目标值
standing-figures_only = 仅有数据
standing-measure_only = 仅有措施
standing-undecided = 无法判断
standing-no_baseline = 未达到，无起点数据
standing-behind = 进展落后
standing-no_movement = 没有进展
standing-worsening = 恶化，无目标值
standing-wrong_way = 背离目标
standing-lost = 达到后又失去
standing-missed = 到期未达到
standing-not_comparable = 不可比
standing-no_data = 无数据
standing-no_evidence = 无任何记录

trend-improving = 有改善
trend-worsening = 恶化
trend-flat = 无变化
trend-undecided = 无法判断
trend-figures_only = 仅有数据
trend-no_data = 无数据

class-reached = 已达到
class-before_start = 开始时已达到
class-moving = 正在推进
class-unclear = 有所了解，但无法得出结论
class-short = 未达到目标或背离目标
class-not_comparable = 不可比
class-unknown = 无数据

## 句子的作用

modality-new_action = 要做新的事
modality-continue = 继续做
modality-strengthen = 在现有基础上加强或改进
modality-prohibit = 禁止或惩处
modality-guarantee = 权利或义务
modality-encourage = 支持或鼓励他人行动
modality-context = 背景
modality-heading = 标题

## 可检验程度

criterion-specific = 具体
criterion-measurable = 可衡量
criterion-time_bound = 有时限
criterion-owned = 有责任方
criterion-disaggregated = 指明对象
criterion-about-specific = 写明具体的行动或结果，而不仅是态度。
criterion-about-measurable = 有数量，或有可以看到是否实现的状态。
criterion-about-time_bound = 写明何时完成。计划的终止日期不算。
criterion-about-owned = 写明由谁负责。
criterion-about-disaggregated = 写明为了谁，因而数据可以分组。

criterion-baseline = 有基线
criterion-target = 有目标值
criterion-resourced = 有资源
criterion-evidenced = 有证据
criterion-about-baseline = 写明从什么水平起步。
criterion-about-target = 写明多少。
criterion-about-resourced = 写明资金、人员或其他手段。
criterion-about-evidenced = 写明以什么证明：指标、报告或记录。
criterion-mend-specific = 写明具体行动：建设、培训、公布、制定……以及对象。
criterion-mend-measurable = 写明可以计数的内容，或将新出现的事物。
criterion-mend-baseline = 写明当前水平和年份。
criterion-mend-target = 给出要达到的数值。
criterion-mend-time_bound = 给出计划期内的日期。
criterion-mend-owned = 写明负责的部门或机构。
criterion-mend-resourced = 写明预算、人员或经费来源。
criterion-mend-disaggregated = 写明面向的人群：妇女、儿童、地区、收入……
criterion-mend-evidenced = 写明用以证明的指标、报告或记录。
verifiability-verifiable = 可核实
verifiability-partly = 部分可核实
verifiability-not = 无法核实
measure-structure = 结构
measure-process = 过程
measure-outcome = 结果

## 缺少什么

missing-figure = 计划期内没有任何数据记录。
missing-target = 没有带数值的目标来衡量这项承诺。
missing-baseline = 有一个目标没有起点数值，因此无法衡量进展。
missing-final_figure = 期限已过，但没有公布期限当时的数据。
missing-owner = 没有写明责任机构。
missing-deadline = 条文没有写明自己的期限。
missing-breakdown = 没有公布计划所要求的分组数据。
missing-measure = 没有措施记录。
missing-independent_verdict = 没有独立评估者作出判断。

## 评判方、分工、措施

seat-own = 责任机构
seat-independent = 独立评估者
seat-public = 公众
role-lead = 牵头
role-support = 配合
assigned-proposed = 由评估者提出
assigned-accepted = 机构已接受
assigned-contested = 机构有异议
assigned-handed_on = 已转交其他机构
ground-plan = 计划写明该机构
ground-official = 官方文件写明该机构
ground-assumed = 根据机构职责推定
act-law = 法律
act-programme = 项目
act-budget = 预算
act-training = 培训
act-report = 报告
act-review = 审查
act-institution = 机构
act-other = 其他
sourcekind-official = 国家发布
sourcekind-un = 联合国
sourcekind-state_media = 官方媒体
sourcekind-media = 媒体
sourcekind-ngo = 非政府组织
sourcekind-secondary = 二手来源
sourcekind-copy = 原件在别处的副本
bodykind-ministry = 部委
bodykind-court = 法院
bodykind-parliament = 立法机关
bodykind-agency = 机构
bodykind-local_government = 地方政府
bodykind-commission = 委员会
bodykind-organisation = 组织
bodykind-public_institution = 公共机构
bodykind-legislature = 立法机关
bodykind-prosecution = 检察机关
bodykind-cabinet_office = 中央政府办公机构
bodykind-other = 其他

## 数据

basis-main = 当期数据
basis-cumulative = 累计数
basis-rival = 不同来源的数据
basis-lower_bound = 下限
basis-upper_bound = 上限
basis-survey = 抽样调查
basis-selection = 仅当期新增
status-a = 如报告所示
status-b = 序列中断
status-e = 估计
status-f = 预测
status-m = 缺失：未找到数据
status-p = 初步
status-q = 为保护个人而不公布
direction-higher = 数值越高越好
direction-lower = 数值越低越好
direction-none = 无好坏方向
kind-structure = 结构：法律、机构、政策
kind-process = 过程：投入、预算、覆盖
kind-outcome = 结果：权利的享有
origin-plan = 出自计划条文
origin-other = 出自其他官方文件
origin-assessor = 由评估者设定的检验
comparability-comparable = 数据可以衡量目标
comparability-caveat = 数据可以衡量目标，但有保留
comparability-not_comparable = 数据不能衡量目标
breakdown-sex = 性别
breakdown-age = 年龄
breakdown-residence = 城乡
breakdown-disability = 残疾
breakdown-ethnicity = 民族
breakdown-region = 地区
breakdown-income = 收入
breakdown-population = 人口范围
breakdown-group = 群体
breakdown-setting = 场所
breakdown-care = 照料方式
breakdown-migration = 流动
breakdown-response = 答复
breakdown-plan = 计划
breakdown-definition = 定义
breakdownvalue-female = 女
breakdownvalue-male = 男
breakdownvalue-registered_residents = 户籍人口
breakdownvalue-institution = 机构
breakdownvalue-community = 社区
breakdownvalue-de_facto_unattended = 事实无人抚养
breakdownvalue-orphans = 孤儿
breakdownvalue-hearing = 听力
breakdownvalue-visual = 视力
breakdownvalue-speech = 言语
breakdownvalue-physical = 肢体
breakdownvalue-intellectual = 智力
breakdownvalue-mental = 精神
breakdownvalue-multiple = 多重
breakdownvalue-all = 全部
breakdownvalue-accepted = 接受
breakdownvalue-partly_accepted = 部分接受
breakdownvalue-noted = 注意到
breakdownvalue-rejected = 拒绝
breakdownvalue-urban = 城镇
breakdownvalue-rural = 乡村

## 综合指数

normalisation-goalposts = 固定上下限
normalisation-min_max = 各地区的最低值到最高值
normalisation-z_score = 与平均值的距离
normalisation-rank = 排名
normalisation-place = 在所有地区中的名次
normalisation-share = 与最优值之比
normalisation-logistic = 与平均值的距离，两端影响较小
normalisation-bands = 按百分位分为七档
normalisation-distance_to_target = 达到目标的路程比例
normalisation-reference = 达到参照单位的路程比例
normalisation-around = 以参照值为中心
normalisation-logarithm = 占全部对数之比
aggregation-arithmetic = 加权平均
aggregation-geometric = 加权几何平均
aggregation-harmonic = 加权调和平均
aggregation-mpi = 平均值减去不均衡的扣分（Mazziotta–Pareto）
aggregation-mean_min = 平均值与最弱部分之间的中点
aggregation-owa = 有序加权：最弱的部分分量最大
aggregation-copeland = 与其他地区逐对比较的胜数（Copeland）
aggregation-outranking = 领先其他地区的权重比例（级别优先）
aggregation-topsis = 接近最优、远离最差（TOPSIS）
aggregation-wroclaw = 与最优的距离（Wroclaw）
aggregation-benefit_of_doubt = 对每个地区最有利的权重（有利假定）
aggregation-generalised = 加权幂平均
aggregation-veto = 加权平均，任一部分过低则封顶
aggregation-kemeny = 与各部分矛盾最少的次序（Condorcet–Kemeny–Young）
aggregation-promethee = 对其他单位的净偏好（PROMETHEE II）
aggregation-benefit_of_doubt_directional = 沿权重方向还能前进多远（方向性有利假定）
aggregation-benefit_of_doubt_robust = 与若干其他单位中最好者相比（稳健有利假定）
withheld-coverage = 不公布：有数据的权重太少
withheld-no_data = 不公布：无数据
withheld-domain = 不公布：有数值超出规则允许的范围
withheld-overflow = 不公布：数值过大，无法合成
withheld-column = 不公布：有指标无法换算到同一尺度
withheld-left_out = 未纳入：数据太少
change-filled = 填补
change-not_filled = 无法填补
change-pulled_in = 收回
change-transformed = 变换
change-still_fails = 仍有异常值
change-not_divided = 无法相除
change-left_out = 未纳入
change-put_in_proportion = 按比例调整
change-no_frontier = 无前沿
change-not_measured = 无法衡量不平等

## 人群

group-ethnic_minorities = 少数民族
group-women = 妇女
group-children = 儿童
group-elderly = 老年人
group-persons_with_disabilities = 残疾人
group-workers = 劳动者
group-rural_residents = 农村居民
group-migrants = 流动人口
group-parents = 父母
group-students = 学生
group-businesses = 企业
group-public_officials = 公职人员
group-media = 媒体
group-general_public = 公众
group-social_organizations = 社会组织
group-poor_people = 贫困人口
group-victims = 受害人
group-foreigners = 外国人
group-patients = 患者
group-defendants = 犯罪嫌疑人和被告人

## 单位

unit-percent = 百分比
unit-yes_no = 是或否
unit-persons = 人
unit-person_times = 人次
unit-households = 户
unit-institutions = 个机构
unit-beds = 张床位
unit-places = 个名额
unit-days = 天
unit-years = 年
unit-laws = 部法律
unit-cases = 件
unit-provinces = 个省份
unit-counties = 个县
unit-cities = 个城市
unit-districts = 个区
unit-areas = 个地区
unit-schools = 所学校
unit-hospitals = 所医院
unit-bases = 个基地
unit-groups = 个群体
unit-facilities = 个设施
unit-devices = 件器具
unit-votes = 票
unit-orders = 份令状
unit-commitments = 项承诺
unit-recommendations = 项建议
unit-per_1000_people = /千人
unit-per_1000_live_births = /千例活产
unit-per_100000_live_births = /十万例活产
unit-per_100000_people = /十万人
unit-per_1000_aged_60_ = /千名60岁及以上老人
unit-cny_per_month = 元/月
