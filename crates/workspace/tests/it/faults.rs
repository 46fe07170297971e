//! Every fault we could think of, alone: it is reported exactly once, in the right place.

use std::collections::BTreeSet;
use std::path::Path;

use waymark_model::Diagnostic;
use waymark_workspace::{codes, open};

use crate::base;

/// How a fault is planted.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Plant {
    /// A row or table more.
    Append(&'static str, &'static str),
    /// Other words in a file.
    Edit(&'static str, &'static str, &'static str),
    /// A file of its own.
    Put(&'static str, &'static [u8]),
    /// A copy of a file under another name with other words.
    Twin(&'static str, &'static str, &'static str, &'static str),
    /// Anything else.
    Do(fn(&Path)),
}
use Plant::{Append, Do, Edit, Put, Twin};

/// A fault: name, how it is planted, and what is to be found: code, file, field.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Planted {
    pub(crate) name: &'static str,
    plant: Plant,
    pub(crate) expected: (&'static str, &'static str, &'static str),
    /// Whether it leaves the other faults alone.
    pub(crate) together: bool,
}

impl Planted {
    pub(crate) fn is_copy(&self) -> bool {
        matches!(self.plant, Twin(..))
    }

    pub(crate) fn plant(&self, dir: &Path) {
        match self.plant {
            Append(file, text) => base::append(dir, file, text),
            Edit(file, from, to) => base::edit(dir, file, from, to),
            Put(file, bytes) => base::put(dir, file, bytes),
            Twin(file, to, before, after) => {
                let text = std::fs::read(dir.join(file)).unwrap();
                base::put(dir, to, text);
                base::edit(dir, to, before, after);
            }
            Do(act) => act(dir),
        }
    }
}

const fn with_others(
    name: &'static str,
    plant: Plant,
    expected: (&'static str, &'static str, &'static str),
) -> Planted {
    Planted {
        name,
        plant,
        expected,
        together: true,
    }
}

const fn alone(
    name: &'static str,
    plant: Plant,
    expected: (&'static str, &'static str, &'static str),
) -> Planted {
    Planted {
        name,
        plant,
        expected,
        together: false,
    }
}

const OBS: &str = "observations.csv";
const INDEX: &str = "method/quality.toml";
const SCALE: &str = "method/completion.toml";

/// All faults: a table, one fault a line.
#[rustfmt::skip]
pub(crate) const FAULTS: &[Planted] = &[
    // Files and bytes.
    alone("settings missing", Do(|d| std::fs::remove_file(d.join("waymark.toml")).unwrap()), ("E0201", "waymark.toml", "")),
    alone("plan missing", Do(|d| std::fs::remove_file(d.join("plan/plan.txt")).unwrap()), ("E0201", "plan/plan.txt", "")),
    alone("sources missing", Do(|d| std::fs::remove_file(d.join("sources.csv")).unwrap()), ("E0201", "sources.csv", "")),
    alone("bodies missing", Do(|d| std::fs::remove_file(d.join("bodies.csv")).unwrap()), ("E0201", "bodies.csv", "")),
    alone("folder for a file", Do(|d| { std::fs::remove_file(d.join("bodies.csv")).unwrap(); std::fs::create_dir(d.join("bodies.csv")).unwrap(); }), ("E0203", "bodies.csv", "")),
    alone("file for a folder", Do(|d| { std::fs::remove_dir_all(d.join("method")).unwrap(); base::put(d, "method", "x"); base::edit(d, "assessments.csv", "full,completion", "complete,progress-5"); }), ("E0203", "method", "")),
    with_others("folder in texts", Do(|d| std::fs::create_dir(d.join("texts/fr.csv")).unwrap()), ("E0203", "texts/fr.csv", "")),
    alone("settings as utf16", Put("waymark.toml", b"\xff\xfef\0o\0r\0m\0a\0t\0"), ("E0205", "waymark.toml", "")),
    with_others("table as utf16", Put("texts/de.csv", b"\xff\xfee\0n\0t\0i\0t\0y\0"), ("E0205", "texts/de.csv", "")),
    alone("bodies as utf16 without mark", Put("bodies.csv", b"b\0o\0d\0y\0,\0n\0a\0m\0e\0"), ("E0205", "bodies.csv", "")),
    with_others("not utf8 in a table", Put("texts/es.csv", b"entity,id,text\narea,XL,caf\xe9\narea,XL-N,ni\xf1o\n"), ("E0206", "texts/es.csv", "text")),
    with_others("not utf8 in toml", Put("method/latin.toml", b"kind = \"progress\" # caf\xe9\n"), ("E0206", "method/latin.toml", "")),
    alone("not utf8 in the plan", Put("plan/plan.txt", b"I. Rights\n\n1. Caf\xe9\n"), ("E0206", "plan/plan.txt", "")),
    with_others("nul in a table", Put("texts/pt.csv", b"entity,id,text\narea,XL,a\0b\n"), ("E0207", "texts/pt.csv", "text")),
    with_others("nul in toml", Put("method/zero.toml", b"kind = \"progress\" # \0\n"), ("E0207", "method/zero.toml", "")),
    with_others("long line in a table", Do(|d| base::append(d, "texts/zh.csv", &format!("area,XL-N2,{}\n", "x".repeat(8 << 20)))), ("E0208", "texts/zh.csv", "")),
    with_others("long line in toml", Do(|d| base::put(d, "method/long.toml", format!("# {}\nkind = \"progress\"\ntolerance = 0\nflat = 0\n", "x".repeat(2 << 20)))), ("E0208", "method/long.toml", "")),
    with_others("empty table", Put("texts/it.csv", b"\n"), ("E0209", "texts/it.csv", "")),
    alone("empty plan", Put("plan/plan.txt", b""), ("E0209", "plan/plan.txt", "")),
    alone("plan too large", Do(|d| { let f = std::fs::File::create(d.join("plan/plan.txt")).unwrap(); f.set_len((64 << 20) + 1).unwrap(); }), ("E0210", "plan/plan.txt", "")),
    with_others("mark at the beginning", Do(|d| { let t = std::fs::read(d.join("areas.csv")).unwrap(); base::put(d, "areas.csv", [b"\xef\xbb\xbf", t.as_slice()].concat()); }), ("W0201", "areas.csv", "")),
    with_others("unknown file", Put("Bodies.csv", b"x"), ("W0202", "Bodies.csv", "")),
    with_others("unknown file in plan", Put("plan/old.txt", b"x"), ("W0202", "plan/old.txt", "")),
    with_others("unknown folder", Put("drafts/a.txt", b"x"), ("W0202", "drafts", "")),
    // Tables and settings.
    with_others("not toml", Put("method/broken.toml", b"kind = \"scale\ntitle = 3\n[[grade\n"), ("E0211", "method/broken.toml", "")),
    with_others("key twice in toml", Put("method/twice.toml", b"kind = \"progress\"\nflat = 0.1\nflat = 0.2\ntolerance = 0\n"), ("E0211", "method/twice.toml", "")),
    alone("unknown column", Edit("sources.csv", "link_ok", "link_okay"), ("E0212", "sources.csv", "link_okay")),
    alone("misspelt required column", Edit("bodies.csv", "name", "nmae"), ("E0212", "bodies.csv", "nmae")),
    alone("missing column", Put("bodies.csv", b"body,parent\nministry_care,\ncare_inspectorate,ministry_care\n"), ("E0213", "bodies.csv", "name")),
    alone("missing column of figures", Put(OBS, b"indicator,area,period,value,unit,breakdown,sources\nwaiting,XL,2024,1,days,,yearbook_2024\n"), ("E0213", OBS, "status")),
    alone("missing value column", Put(OBS, b"indicator,area,period,unit,status,sources\nwaiting,XL,2024,days,A,yearbook_2024\n"), ("E0213", OBS, "value")),
    alone("column twice", Edit("bodies.csv", "address", "name"), ("E0214", "bodies.csv", "name")),
    with_others("too few cells", Append("bodies.csv", "few,Few\n"), ("E0215", "bodies.csv", "")),
    with_others("too many cells", Append(OBS, "waiting,XL,2023,1,days,,,A,yearbook_2024,,,,\n"), ("E0215", OBS, "")),
    with_others("open quote", Append("measures.csv", "open,I.1.1-1,,2025,\"Not closed,law,helpline_news,\n"), ("E0216", "measures.csv", "title")),
    with_others("open quote in figures", Append(OBS, "waiting,XL,2022,1,\"days,,,A,yearbook_2024,,\n"), ("E0216", OBS, "unit")),
    alone("semicolons", Put("bodies.csv", b"body;name\nministry_care;Ministry\n"), ("E0217", "bodies.csv", "")),
    with_others("required cell", Append("sources.csv", "untitled,,,,,,un,\n"), ("E0218", "sources.csv", "title")),
    with_others("required figure cell", Append(OBS, "waiting,,2021,1,days,,,A,yearbook_2024,,\n"), ("E0218", OBS, "area")),
    with_others("required key", Append("claims.toml", "\n[[claim]]\nid = \"no_from\"\ntext.en = \"{value}\"\nvalue_of = \"a\"\nvalue = 1\n"), ("E0218", "claims.toml", "claim.from")),
    with_others("empty required text", Edit("waymark.toml", "\"Lindonia Rights Monitor\"", "\"\""), ("E0218", "waymark.toml", "assessment.publisher")),
    with_others("method without kind", Put("method/kindless.toml", b"tolerance = 0.1\n"), ("E0218", "method/kindless.toml", "kind")),
    with_others("unknown key", Edit("waymark.toml", "licence", "license"), ("E0219", "waymark.toml", "assessment.license")),
    alone("misspelt required key", Edit("method/progress.toml", "tolerance =", "tolerence ="), ("E0219", "method/progress.toml", "tolerence")),
    with_others("wrong type", Edit("plan/corrections.toml", "[\"older_persons\"]", "\"older_persons\""), ("E0220", "plan/corrections.toml", "correct.groups")),
    with_others("wrong type in a test", Append("claims.toml", "\n[[claim]]\nid = \"typed\"\ntext.en = \"{value}\"\nfrom = \"targets\"\nof = { a = 3 }\nvalue_of = \"a\"\nvalue = 1\n"), ("E0220", "claims.toml", "claim.of.a")),
    with_others("bad number", Append(OBS, "waiting,XL,2020,\"1,234\",days,,,A,yearbook_2024,,\n"), ("E0221", OBS, "value")),
    with_others("bad number in a target", Append("targets.csv", "t_num,I.1.1-1,nursing_beds,at_least,2OOO,beds,,,2026-12-31,linear,,,,plan,comparable,,\n"), ("E0221", "targets.csv", "value")),
    with_others("infinite weight", Twin(INDEX, "method/i_inf.toml", "weight = 2", "weight = inf"), ("E0221", "method/i_inf.toml", "node.weight")),
    with_others("bad day", Append("assessments.csv", "I.1.1-1,public,half,completion,A,2026-02-30,,R,\n"), ("E0222", "assessments.csv", "date")),
    with_others("bad day in toml", Edit("waymark.toml", "2023-12-10", "10.12.2023"), ("E0222", "waymark.toml", "plan.adopted")),
    with_others("bad period", Append(OBS, "waiting,XL,2024-6,1,days,,,A,yearbook_2024,,\n"), ("E0223", OBS, "period")),
    with_others("period backwards", Append(OBS, "waiting,XL,2024/2023,1,days,,,A,yearbook_2024,,\n"), ("E0223", OBS, "period")),
    with_others("bad id", Append("areas.csv", "XL W,West,XL,\n"), ("E0224", "areas.csv", "area")),
    with_others("bad method name", Twin(SCALE, "method/my scale.toml", "Invented", "Own"), ("E0224", "method/my scale.toml", "")),
    with_others("not allowed", Append("sources.csv", "s_kind,T,,,,,ofical,\n"), ("E0225", "sources.csv", "kind")),
    with_others("not allowed status", Append(OBS, "waiting,XL,2019,1,days,,,X,yearbook_2024,,\n"), ("E0225", OBS, "status")),
    with_others("not allowed in toml", Twin(INDEX, "method/i_norm.toml", "\"goalposts\"", "\"goalpost\""), ("E0225", "method/i_norm.toml", "normalisation")),
    with_others("unknown kind of method", Put("method/kind.toml", b"kind = \"indx\"\n"), ("E0225", "method/kind.toml", "kind")),
    alone("newer format", Edit("waymark.toml", "format = 1", "format = 2"), ("E0225", "waymark.toml", "format")),
    with_others("unknown entity", Append("texts/zh.csv", "person,a,b\n"), ("E0225", "texts/zh.csv", "entity")),
    with_others("unknown table of a claim", Append("claims.toml", "\n[[claim]]\nid = \"where\"\ntext.en = \"{value}\"\nfrom = \"figures\"\nvalue_of = \"a\"\nvalue = 1\n"), ("E0225", "claims.toml", "claim.from")),
    with_others("negative weight", Twin(INDEX, "method/i_weight.toml", "weight = 2", "weight = -1"), ("E0226", "method/i_weight.toml", "node.weight")),
    with_others("share above one", Twin(INDEX, "method/i_cover.toml", "0.5", "50"), ("E0226", "method/i_cover.toml", "minimum_coverage")),
    with_others("bad breakdown", Append(OBS, "waiting,XL,2024,1,days,female,,A,yearbook_2024,,\n"), ("E0227", OBS, "breakdown")),
    with_others("same id twice", Append("areas.csv", "XL-N,North again,XL,\n"), ("E0228", "areas.csv", "area")),
    with_others("same figure twice", Append(OBS, "literacy,XL,2024,90,percent,age=65+;sex=f,,A,yearbook_2024,2026-02-10,\n"), ("E0228", OBS, "indicator")),
    with_others("same target twice", Append("targets.csv", "nursing_beds_2026,I.1.1-1,nursing_beds,at_least,1900,beds,,,2026-12-31,linear,,,,plan,comparable,,\n"), ("E0228", "targets.csv", "target")),
    with_others("same claim twice", Append("claims.toml", "\n[[claim]]\nid = \"beds\"\ntext.en = \"{value}\"\nfrom = \"targets\"\nvalue_of = \"a\"\nvalue = 1\n"), ("E0228", "claims.toml", "claim.id")),
    with_others("same translation twice", Append("texts/zh.csv", "area,XL,林\n"), ("E0228", "texts/zh.csv", "entity")),
    with_others("listed twice", Append(OBS, "waiting,XL,2018,1,days,,,A,yearbook_2024|yearbook_2024,,\n"), ("E0229", OBS, "sources")),
    with_others("listed twice in toml", Twin(INDEX, "method/i_twice.toml", "\"XL-N\", \"XL-S\"", "\"XL-N\", \"XL-N\""), ("E0229", "method/i_twice.toml", "areas")),
    with_others("bad language", Edit("waymark.toml", "\"it\"]", "\"it\", \"Italian\"]"), ("E0230", "waymark.toml", "assessment.languages")),
    with_others("bad language of a file", Twin("texts/zh.csv", "texts/chinese_.csv", "area,XL,", "area,XL,"), ("E0230", "texts/chinese_.csv", "")),
    with_others("too few", Twin(INDEX, "method/i_few.toml", "[\"2024\"]", "[]"), ("E0231", "method/i_few.toml", "periods")),
    // References.
    with_others("unknown body", Append("assignments.csv", "I.1.1-1,ministry_car,lead,accepted,plan,\n"), ("E0241", "assignments.csv", "body")),
    with_others("unknown area of figures", Append(OBS, "waiting,XL-Q,2023,1,days,,,A,yearbook_2024,,\nwaiting,XL-Q,2022,1,days,,,A,yearbook_2024,,\n"), ("E0241", OBS, "area")),
    with_others("unknown indicator of figures", Append(OBS, "wating,XL,2023,1,days,,,A,yearbook_2024,,\n"), ("E0241", OBS, "indicator")),
    with_others("unknown source of figures", Append(OBS, "waiting,XL,2017,1,days,,,A,yearbook_2024|yearbok,,\n"), ("E0241", OBS, "sources")),
    with_others("unknown parent", Append("bodies.csv", "office,Office,ministry_x,,,\n"), ("E0241", "bodies.csv", "parent")),
    with_others("unknown area of the plan", Edit("waymark.toml", "area = \"XL\"", "area = \"XZ\""), ("E0241", "waymark.toml", "plan.area")),
    with_others("unknown body of a correction", Append("plan/corrections.toml", "\n[[correct]]\nref = \"I.1.2-1\"\nbegins = \"A\"\nbodies = [\"nobody\"]\nreason = \"R\"\n"), ("E0241", "plan/corrections.toml", "correct.bodies")),
    alone("unknown scale", Append("assessments.csv", "I.1.1-1,own,half,complet,A,2026-02-01,,R,\n"), ("E0241", "assessments.csv", "scale")),
    with_others("unknown indicator of a leaf", Twin(INDEX, "method/i_leaf.toml", "\"literacy\"", "\"reading\""), ("E0241", "method/i_leaf.toml", "leaf.indicator")),
    with_others("unknown parent of a leaf", Append(INDEX, "\n[[leaf]]\nindicator = \"shelter\"\nparent = \"learnin\"\nlow = 0\nhigh = 1\n"), ("E0241", INDEX, "leaf.parent")),
    with_others("unknown id of a translation", Append("texts/zh.csv", "indicator,beds,床\n"), ("E0241", "texts/zh.csv", "id")),
    with_others("circle of areas", Append("areas.csv", "XL-A,A,XL-B,\nXL-B,B,XL-C,\nXL-C,C,XL-A,\n"), ("E0242", "areas.csv", "parent")),
    with_others("circle of nodes", Twin(INDEX, "method/i_circle.toml", "[[leaf]]", "[[node]]\nid = \"a\"\nname.en = \"A\"\nparent = \"b\"\n\n[[node]]\nid = \"b\"\nname.en = \"B\"\nparent = \"a\"\n\n[[leaf]]"), ("E0242", "method/i_circle.toml", "node.parent")),
    with_others("own parent", Append("bodies.csv", "self,Self,self,,,\n"), ("E0243", "bodies.csv", "parent")),
    // Rules of the subject.
    with_others("wrong unit", Append(OBS, "waiting,XL,2016,1,weeks,,,A,yearbook_2024,,\n"), ("E0251", OBS, "unit")),
    with_others("wrong unit of a target", Append("targets.csv", "t_unit,I.1.1-1,nursing_beds,at_least,2000,rooms,,,2026-12-31,linear,,,,plan,comparable,,\n"), ("E0251", "targets.csv", "unit")),
    with_others("value missing", Append(OBS, "waiting,XL,2015,,days,,,A,yearbook_2024,,\n"), ("E0252", OBS, "value")),
    with_others("value unexpected", Append(OBS, "waiting,XL,2014,5,days,,,Q,yearbook_2024,,\n"), ("E0253", OBS, "value")),
    with_others("source missing", Append(OBS, "waiting,XL,2013,5,days,,,A,,,\n"), ("E0254", OBS, "sources")),
    with_others("recorded after as_of", Append(OBS, "waiting,XL,2012,5,days,,,A,yearbook_2024,2026-04-01,\n"), ("E0255", OBS, "recorded")),
    with_others("graded after as_of", Append("assessments.csv", "I.1.2-1,public,half,completion,A,2026-04-01,,R,\n"), ("E0255", "assessments.csv", "date")),
    with_others("done after as_of", Append("measures.csv", "future,I.1.1-1,,2026-05,T,law,helpline_news,\n"), ("E0255", "measures.csv", "date")),
    with_others("set after as_of", Append("targets.csv", "t_set,I.1.1-1,nursing_beds,at_least,2000,beds,,,2026-12-31,linear,,,,plan,comparable,2026-05-01,\n"), ("E0255", "targets.csv", "set")),
    with_others("percent above 100", Append(OBS, "literacy,XL,2023,105,percent,,,A,yearbook_2024,,\n"), ("W0256", OBS, "value")),
    with_others("negative count", Append(OBS, "waiting,XL,2011,-5,days,,,A,yearbook_2024,,\n"), ("W0257", OBS, "value")),
    with_others("target without indicator", Append("targets.csv", "t_none,I.1.1-1,,at_least,2000,beds,,,2026-12-31,linear,,,,plan,comparable,,\n"), ("E0258", "targets.csv", "indicator")),
    with_others("note required", Append("targets.csv", "t_note,I.1.1-1,nursing_beds,at_least,2000,beds,,,2026-12-31,linear,,,,plan,caveat,,\n"), ("E0259", "targets.csv", "note")),
    with_others("half a baseline", Append("targets.csv", "t_base,I.1.1-1,nursing_beds,at_least,2000,beds,1400,,2026-12-31,linear,,,,plan,comparable,,\n"), ("E0260", "targets.csv", "baseline_period")),
    with_others("deadline far away", Append("targets.csv", "t_late,I.1.1-1,nursing_beds,at_least,2000,beds,,,2032-01-01,linear,,,,plan,comparable,,\n"), ("W0261", "targets.csv", "deadline")),
    with_others("measure before the plan", Append("measures.csv", "early,I.1.1-1,,2023,T,law,helpline_news,\n"), ("W0262", "measures.csv", "date")),
    with_others("grade not on the scale", Append("assessments.csv", "I.1.1-2,own,ful,completion,A,2026-02-01,,R,\n"), ("E0263", "assessments.csv", "grade")),
    with_others("two roots", Twin(INDEX, "method/i_roots.toml", "parent = \"all\"\nweight = 2", "weight = 2"), ("E0264", "method/i_roots.toml", "node.id")),
    with_others("zero weights", Twin(INDEX, "method/i_zero.toml", "parent = \"learning\"\n", "parent = \"learning\"\nweight = 0\n"), ("E0265", "method/i_zero.toml", "node.id")),
    with_others("no direction", Twin(INDEX, "method/i_dir.toml", "\"literacy\"", "\"rain\""), ("E0266", "method/i_dir.toml", "leaf.indicator")),
    with_others("goalpost missing", Twin(INDEX, "method/i_post.toml", "high = 5\n", ""), ("E0267", "method/i_post.toml", "leaf.high")),
    with_others("goalposts equal", Twin(INDEX, "method/i_equal.toml", "high = 5\n", "high = 90.0\n"), ("E0268", "method/i_equal.toml", "leaf.high")),
    with_others("indicator used twice", Twin(INDEX, "method/i_used.toml", "\"waiting\"", "\"nursing_beds\""), ("E0269", "method/i_used.toml", "leaf.indicator")),
    with_others("node without children", Twin(INDEX, "method/i_leer.toml", "[[leaf]]", "[[node]]\nid = \"bare\"\nname.en = \"Bare\"\nparent = \"all\"\n\n[[leaf]]"), ("E0270", "method/i_leer.toml", "node.id")),
    with_others("level with two rules", Twin(INDEX, "method/i_rules.toml", "id = \"learning\"\n", "id = \"learning\"\naggregation = \"geometric\"\n"), ("E0281", "method/i_rules.toml", "node.aggregation")),
    with_others("geometric path without a start", Append("targets.csv", "t_geo,I.1.1-1,nursing_beds,at_least,2000,beds,,,2026-12-31,geometric,,,,plan,comparable,,\n"), ("E0282", "targets.csv", "path")),
    with_others("other direction", Twin(INDEX, "method/i_other.toml", "indicator = \"literacy\"\n", "indicator = \"literacy\"\ndirection = \"lower\"\n"), ("E0283", "method/i_other.toml", "leaf.direction")),
    with_others("unknown step", Twin(INDEX, "method/i_step.toml", "[[leaf]]", "[[step]]\ndo = \"imput\"\n\n[[leaf]]"), ("E0225", "method/i_step.toml", "step.do")),
    with_others("step with an unknown key", Twin(INDEX, "method/i_key.toml", "[[leaf]]", "[[step]]\ndo = \"treat\"\nmosst = 2\n\n[[leaf]]"), ("E0219", "method/i_key.toml", "step.mosst")),
    with_others("denominator that is no indicator", Twin(INDEX, "method/i_deno.toml", "indicator = \"literacy\"\n", "indicator = \"literacy\"\ndenominator = \"people\"\n"), ("E0241", "method/i_deno.toml", "leaf.denominator")),
    with_others("flag in quotes", Twin(INDEX, "method/i_flag.toml", "[[leaf]]", "[[step]]\ndo = \"treat\"\nforce = \"yes\"\n\n[[leaf]]"), ("E0220", "method/i_flag.toml", "step.force")),
    with_others("kind nobody knows", Twin(INDEX, "method/i_kind.toml", "[[leaf]]", "[kinds]\nresult = [\"waiting\"]\n\n[[leaf]]"), ("E0219", "method/i_kind.toml", "kinds.result")),
    with_others("levels fall", Twin(SCALE, "method/s_levels.toml", "level = 0.5", "level = 0"), ("E0271", "method/s_levels.toml", "grade.level")),
    with_others("no grade for no evidence", Twin(SCALE, "method/s_none.toml", "[[grade]]\ncode = \"no_evidence\"\nlabel.en = \"No evidence\"\n", ""), ("E0272", "method/s_none.toml", "grade")),
    with_others("grade without level", Twin(SCALE, "method/s_level.toml", "level = 0.5\n", ""), ("E0272", "method/s_level.toml", "grade.level")),
    with_others("no evidence with level", Twin(SCALE, "method/s_with.toml", "label.en = \"No evidence\"\n", "label.en = \"No evidence\"\nlevel = 0\n"), ("E0272", "method/s_with.toml", "grade.level")),
    with_others("second rule", Twin("method/progress.toml", "method/progress2.toml", "0.05", "0.06"), ("E0273", "method/progress2.toml", "")),
    with_others("claim of neither form", Append("claims.toml", "\n[[claim]]\nid = \"neither\"\ntext.en = \"Good.\"\nfrom = \"targets\"\n"), ("E0274", "claims.toml", "claim")),
    with_others("unknown placeholder", Append("claims.toml", "\n[[claim]]\nid = \"holder\"\ntext.en = \"{numerator}\"\nfrom = \"targets\"\nvalue_of = \"a\"\nvalue = 1\n"), ("E0275", "claims.toml", "claim.text.en")),
    with_others("claim over nothing", Append("claims.toml", "\n[[claim]]\nid = \"nothing\"\ntext.en = \"{percent}\"\nfrom = \"targets\"\npass = { a = \"b\" }\nnumerator = 0\ndenominator = 0\n"), ("E0276", "claims.toml", "claim.denominator")),
    with_others("more than all", Append("claims.toml", "\n[[claim]]\nid = \"more\"\ntext.en = \"{percent}\"\nfrom = \"targets\"\npass = { a = \"b\" }\nnumerator = 3\ndenominator = 2\n"), ("E0277", "claims.toml", "claim.numerator")),
    with_others("language not listed", Put("texts/ru.csv", b"entity,id,text\narea,XL,L\n"), ("W0278", "texts/ru.csv", "")),
    alone("document outside the folder", Edit("waymark.toml", "\"plan.txt\"", "\"../plan.txt\""), ("E0279", "waymark.toml", "plan.document")),
    with_others("figure of the future", Append(OBS, "waiting,XL,2027,5,days,,,A,yearbook_2024,,\n"), ("W0280", OBS, "period")),
];

fn findings_of(fault: &Planted) -> Vec<Diagnostic> {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path().join("ws");
    base::write(&dir);
    fault.plant(&dir);
    open(&dir).findings
}

/// What is found for each fault alone.
pub(crate) fn all_findings() -> Vec<(&'static Planted, Vec<Diagnostic>)> {
    FAULTS
        .iter()
        .map(|fault| (fault, findings_of(fault)))
        .collect()
}

#[test]
fn base_is_without_fault() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path().join("ws");
    base::write(&dir);
    assert_eq!(open(&dir).findings, []);
}

#[test]
fn every_fault_alone_is_found_exactly_once() {
    let mut wrong = Vec::new();
    let mut lines = Vec::new();
    for (fault, found) in all_findings() {
        let seen: Vec<String> = found.iter().map(base::line).collect();
        let fits = |d: &Diagnostic| {
            (
                d.code.as_str(),
                d.place.file.as_str(),
                d.place.field.as_str(),
            ) == fault.expected
        };
        if !matches!(found.as_slice(), [one] if fits(one)) {
            wrong.push(format!(
                "{}: expected {:?}, found {seen:#?}",
                fault.name, fault.expected
            ));
        }
        lines.push(format!("{}: {}", fault.name, seen.join("; ")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    insta::assert_snapshot!(lines.join("\n"));
}

#[test]
fn every_code_has_a_fault_or_a_test_of_its_own() {
    /// Tested in `limits.rs`, `plan.rs` and, for what the system refuses, nowhere.
    const ELSEWHERE: [&str; 8] = [
        "E0200", "E0202", "E0204", "E0238", "W0238", "E0244", "W0245", "W0246",
    ];
    let planted: BTreeSet<&str> = FAULTS
        .iter()
        .map(|f| f.expected.0)
        .chain(ELSEWHERE)
        .collect();
    let all: BTreeSet<&str> = codes::ALL.iter().map(|(code, _)| *code).collect();
    assert_eq!(planted, all);
}
