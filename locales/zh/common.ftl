### 所有页面共用的文字。

## 数字、日期和时期

figure-percent = { $number }%
figure-points = { $number }个百分点
date-day = { $year }年{ $month }{ $day }日
date-month-name = { $number }月
period-year = { $year }年
period-years = { $from }–{ $to }年
period-window = { $from }至{ $to }
period-quarter = { $year }年第{ $quarter }季度
period-month = { $year }年{ $month }
list-more = { $list }、{ $next }
list-last = { $list }和{ $last }

## 页面框架

frame-title = { $page } – { $site }
frame-skip = 跳到正文
frame-nav = 主要页面
frame-breadcrumbs = 当前位置
frame-languages = 语言
frame-language-name = 中文
frame-footer-state = 本评估截至{ $date }。此后的数据和事件不计入。
frame-footer-publisher = 发布者：{ $publisher }。
frame-footer-contact = 联系方式：{ $contact }
frame-footer-licence = 数据许可：{ $licence }
frame-footer-engine = 由{ $engine }生成。所有数字都可以用公布的文件重新计算。
frame-footer-downloads = 下载全部数据
frame-footer-method = 评估方法
frame-footer-sources = 来源
nav-overview = 概览
nav-plan = 计划全文
nav-commitments = 承诺
nav-indicators = 指标
nav-bodies = 责任机构
nav-groups = 人群
nav-attention = 需要关注
nav-indices = 综合指数
nav-method = 方法
nav-sources = 来源
nav-downloads = 下载

## 小部件

part-scroll = 表格：{ $caption }
part-table-data = 本表数据（CSV）
part-chart-data = 本图数据（CSV）
part-again = { $name }（{ $number }）
part-none = 无。
part-no-value = 无数据
part-more-than = 高于{ $value }
part-less-than = 低于{ $value }
part-done = 已完成
part-not-done = 未完成
part-value-unit = { $value } { $unit }
part-limit = 共{ $all }行，此处显示{ $shown }行。全部数据见数据文件。
part-sources = 来源
part-breakdown = { $key }：{ $value }
part-disputed = 有争议
part-late = 逾期
part-of-all = { $met }/{ $all }
figure-phrase = { $value }（{ $period }）
figure-phrase-status = { $value }（{ $period }；{ $status }）

## 目标的要求

rule-eq = { $value }
rule-at_least = 至少{ $value }
rule-at_most = 至多{ $value }
rule-lt = 低于{ $value }
rule-gt = 高于{ $value }
rule-approx = 约{ $value }
rule-by = { $date }前{ $rule }

## 表头

col-reference = 编号
col-commitment = 承诺
col-standing = 状况
col-checkable = 可检验程度
col-criterion = 检验
col-asks = 检验内容
col-words = 计划用语
col-mend = 如何改进
col-why = 列入原因
col-commitments-met = 符合的承诺
col-commitments = 承诺数
col-body = 机构
col-role = 角色
col-answer = 机构的答复
col-ground = 依据
col-kind = 类别
col-group = 人群
col-measure = 措施
col-date = 日期
col-act = 行动类别
col-sources = 来源
col-note = 说明
col-indicator = 指标
col-trend = 趋势
col-latest = 最新数据
col-targets = 目标数
col-value = 数值
col-main = 采用的数据
col-rival = 其他来源的数据
col-basis = 统计口径
col-status = 状态
col-period = 时期
col-breakdown = 分组
col-area = 地区
col-score = 得分
col-coverage = 数据覆盖率
col-rank = 排名
col-rank-interval = 若权重不同的名次
col-rank-asked = 所选方法的名次
col-rank-published = 公布的名次
col-rank-change = 变动
col-score-asked = 所选方法的得分
col-score-published = 公布的得分
col-from = 数据时期
col-normalised = 标准化值
col-weight = 有效权重
col-contribution = 贡献
col-score-interval = 抽取所得得分
col-score-bounds = 补齐缺失后的得分
col-filled = 填补比例
col-rank-drawn = 抽取所得名次
col-step = 步骤
col-change = 处理
col-before = 处理前
col-after = 处理后
col-prepared = 全部步骤之后
col-input = 不确定之处
col-alone = 单独
col-together = 连同其他
col-kind-structural = 结构
col-kind-process = 过程
col-kind-outcome = 结果
col-grade = 等级
col-code = 代码
col-level = 水平
col-table = 表
col-csv = CSV
col-json = JSON
part-count-of = { $all }项中的{ $count }项
