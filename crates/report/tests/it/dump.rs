#[test]
#[ignore]
fn dump() {
    let dir = std::path::Path::new("/tmp/t-rep2/dump/site");
    for page in super::pages() {
        let path = dir.join(&page.path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, page.html).unwrap();
    }
    for a in waymark_report::assets() {
        std::fs::write(dir.join(a.path), a.bytes).unwrap();
    }
}

#[test]
#[ignore]
fn large() {
    use std::io::Write as _;
    use waymark_model::observation::*;
    let (mut ws, mut plan) = (super::workspace(), super::plan());
    let mut all = Observations::default();
    let base = ws.indicators[0].clone();
    ws.indicators.clear();
    ws.targets.clear();
    ws.indices.clear();
    ws.claims.clear();
    for a in 0..3000 {
        let mut area = ws.areas[1].clone();
        area.item.id = format!("XA-a{a}").parse().unwrap();
        ws.areas.push(area);
    }
    let area_n: Vec<u32> = ws.areas.iter().map(|a| all.areas.intern(a.item.id.as_str())).collect();
    let c = plan.sentences[1].clone();
    let zh: waymark_model::LangTag = "zh".parse().unwrap();
    for n in 0..400 {
        let mut s = c.clone();
        s.reference = format!("I.{}-1", n + 10).parse().unwrap();
        s.text = (0..35).map(|i| format!("word{} ", (n * 7919 + i * i * 104729) % 3000)).collect();
        let t: String = (0..70).map(|i| char::from_u32(0x4e00 + (n * 7919 + i * i * 1047) % 2500).unwrap()).collect();
        ws.texts.insert(zh.clone(), "commitment", s.reference.as_str(), 1, &t);
        let mut span = plan.spans[4].clone();
        span.sentence = Some(plan.sentences.len());
        plan.spans.push(span);
        plan.sentences.push(s);
    }
    for i in 0..200u32 {
        let mut ind = base.clone();
        ind.item.id = format!("ind{i:03}").parse().unwrap();
        let reference = plan.sentences[(i % 300 + 4) as usize].reference.clone();
        ind.item.commitments = vec![reference];
        let num = all.indicators.intern(ind.item.id.as_str());
        for a in &area_n {
            for y in 2020..2025 {
                let mut r = Observation::missing(y.to_string().parse().unwrap(), ObsStatus::A).with_value(Some(f64::from(y + i as i32)));
                r.indicator = num;
                r.area = *a;
                all.rows.push(r);
            }
        }
        ws.indicators.push(ind);
    }
    all.sort();
    ws.observations = all;
    let t = std::time::Instant::now();
    let results = super::results(&ws, &plan);
    println!("evaluate {:?}", t.elapsed());
    let t = std::time::Instant::now();
    let site = super::Site { workspace: &ws, plan: &plan, results: &results, engine: "x" };
    let book = super::Book::new(&site);
    println!("new {:?}", t.elapsed());
    let mut sizes = vec![];
    let mut total = 0;
    for n in 0..book.len() {
        let t1 = std::time::Instant::now();
        let p = book.page(n);
        let d = t1.elapsed();
        total += p.html.len();
        let mut e = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        if d.as_millis() > 100 || p.html.len() > 100_000 {
            e.write_all(p.html.as_bytes()).unwrap();
            sizes.push((e.finish().unwrap().len(), p.html.len(), p.path, d));
        }
    }
    println!("{} pages {:?} {total} bytes", book.len(), t.elapsed());
    sizes.sort();
    for s in sizes.iter().rev().take(12) {
        println!("{s:?}");
    }
}
