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
