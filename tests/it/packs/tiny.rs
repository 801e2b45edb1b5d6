//! A pack small enough to check by hand: two regions, two sexes, nurses in two sectors, doctors in
//! one, a school for each.

use organico::pack::{Files, Pack, PackError};

const HEAD: &str = r#"{
  "format": 1, "id": "tiny", "country": "",
  "name_it": "Piccolo", "name_en": "Tiny", "name_es": "Pequeño",
  "opening_year": 2024,
  "last_year": 2030,
  "staff_ages": [25, 69],
  "sexes": ["F", "M"],
  "capacity": "mean",
  "method": "utilisation",
  "headline": {"profession": "nurse", "year": 2030}
}"#;

const TABLES: &[(&str, &str)] = &[
    (
        "sources.csv",
        "id,publisher,title,year,place,licence\ns,Office,Yearbook,2024,page 1,\n",
    ),
    (
        "regions.csv",
        "code,nuts,name_it,name_en,name_es,label,row,col\n\
         n,XX1,Nord,North,Norte,N,1,1\n\
         s,XX2,Sud,South,Sur,S,2,1\n",
    ),
    (
        "sectors.csv",
        "code,name_it,name_en,name_es\npublic,Pubblico,Public,Público\nprivate,Privato,Private,Privado\n",
    ),
    (
        "families.csv",
        "code,name_it,name_en,name_es\ncare,Cura,Care,Cuidado\nmed,Medici,Doctors,Médicos\n",
    ),
    (
        "professions.csv",
        "code,family,name_it,name_en,name_es,isco08,extent,note\n\
         nurse,care,Infermiere,Nurse,Enfermera,2221,regions,\n\
         doctor,med,Medico,Doctor,Médico,2212,nation,\n\
         sage,med,Saggio,Sage,Sabio,,none,nobody counts them\n",
    ),
    (
        "cadres.csv",
        "profession,sector,age_margin,sex_margin,region_margin,grade,note\n\
         nurse,public,age,sex,region,B,\n\
         nurse,private,age,sex,,A,\n\
         doctor,public,age,sex,,A,\n",
    ),
    (
        "stock.csv",
        "profession,sector,heads,year,source,grade,use,note\n\
         nurse,public,900,2022,s,A,yes,\n\
         nurse,public,950,2022,s,B,other,\n\
         nurse,private,100,2024,s,A,yes,\n\
         doctor,public,400,2024,s,A,yes,\n",
    ),
    (
        "changes.csv",
        "profession,sector,from_year,to_year,heads_per_year,source,grade,use,note\n\
         nurse,public,2020,2022,50,s,B,yes,\n",
    ),
    (
        "margins.csv",
        "margin,region,sex,age_from,age_to,weight,year,source,grade,note\n\
         age,*,*,25,39,30,2024,s,A,\n\
         age,*,*,40,54,45,2024,s,A,\n\
         age,*,*,55,64,20,2024,s,A,\n\
         age,*,*,65,,5,2024,s,A,\n\
         sex,*,F,,,3,2024,s,A,\n\
         sex,*,M,,,1,2024,s,A,\n\
         region,n,*,,,7,2024,s,A,\n\
         region,s,*,,,3,2024,s,A,\n\
         entry,*,*,25,29,1,2024,s,A,\n",
    ),
    (
        "parameters.csv",
        "parameter,profession,sector,value,unit,year,source,grade,use,note\n\
         mortality_ratio,*,*,0.5,ratio,2024,s,D,yes,\n\
         unmet_need,nurse,*,0.08,share,2024,s,D,yes,\n\
         closure_hold,*,*,0.8,share,2024,s,D,yes,\n\
         active_retired,family:med,*,0.3,share,2024,s,D,yes,\n\
         active_retired,doctor,public,0.1,share,2024,s,D,yes,\n\
         active_retired_fte,*,*,0.5,fte,2024,s,D,yes,\n\
         ai_overhead,*,*,0.2,share,2024,s,D,yes,\n\
         cpd_obligation,*,*,150,credits,2024,s,B,yes,\n\
         cpd_cycle_start,*,*,2023,year,2024,s,B,yes,\n\
         cpd_spread,*,*,60,credits,2024,s,D,yes,\n\
         cpd_credits,family:care,*,30,credits_per_year,2024,s,D,yes,\n\
         price_year,*,*,2023,year,2024,s,D,yes,\n\
         wage_growth,family:med,*,0.01,per_year,2024,s,D,yes,\n\
         market_match,nurse,*,0.8,share,2024,s,D,yes,\n\
         market_match,nurse,private,0.6,share,2024,s,D,yes,\n\
         workload_exit,*,*,0.3,ratio,2024,s,D,yes,\n\
         working_days,nurse,*,240,days,2024,s,D,yes,\n\
         absent_days,nurse,*,40,days,2024,s,D,yes,\n\
         day_hours,*,*,8,hours,2024,s,D,yes,\n",
    ),
    (
        "retirement.csv",
        "profession,sector,sex,shape,age,width,cap,year,source,grade,use,note\n\
         *,*,*,logistic,66,1,69,2024,s,D,yes,\n\
         doctor,*,M,step,68,,,2024,s,D,yes,\n",
    ),
    (
        "exits.csv",
        "profession,sector,destination,age_from,age_to,rate,year,source,grade,use,note\n\
         *,*,other,25,59,0.02,2024,s,D,yes,\n\
         nurse,*,other,25,39,0.03,2024,s,D,yes,\n\
         nurse,public,private,25,49,0.01,2024,s,D,yes,\n",
    ),
    (
        "inflows.csv",
        "profession,sector,cause,heads_per_year,age_margin,sex_margin,region_margin,from_year,to_year,source,grade,use,note\n\
         nurse,public,immigration,5,entry,sex,region,2026,,s,D,yes,\n",
    ),
    (
        "hiring.csv",
        "profession,sector,share,age_margin,sex_margin,region_margin,year,source,grade,note\n\
         nurse,public,0.8,entry,sex,,2024,s,D,\n\
         nurse,private,0.2,entry,sex,region,2024,s,D,\n\
         doctor,*,1,entry,sex,,2024,s,D,\n",
    ),
    (
        "mobility.csv",
        "profession,sector,age_from,age_to,rate,attraction_margin,year,source,grade,note\n\
         nurse,*,25,49,0.01,region,2024,s,D,\n",
    ),
    (
        "fte.csv",
        "profession,sector,sex,age_from,age_to,fte,year,source,grade,note\n\
         *,*,F,,,0.9,2024,s,D,\n\
         nurse,*,*,60,,0.8,2024,s,D,\n",
    ),
    (
        "programmes.csv",
        "code,name_it,name_en,name_es,years,kind,group,draws_from,note\n\
         residency,Scuola,Residency,Residencia,4,postgraduate,specialty,medicine,\n\
         medicine,Medicina,Medicine,Medicina,6,basic,medicine,,\n\
         nursing,Infermieristica,Nursing,Enfermería,3,basic,nursing,,\n",
    ),
    (
        "places.csv",
        "programme,year,places,source,grade,use,note\n\
         medicine,2020,30,s,A,yes,\n\
         medicine,2024,38,s,A,yes,\n\
         nursing,2024,60,s,A,yes,\n\
         residency,2020,20,s,A,yes,\n",
    ),
    (
        "applicants.csv",
        "programme,year,applicants,source,grade,use,note\n\
         nursing,2024,70,s,A,yes,\n",
    ),
    (
        "training_capacity.csv",
        "programme,limit,year,units,students_per_unit,source,grade,use,note\n\
         nursing,clinical,2024,12,5,s,D,yes,\n\
         nursing,clinical,2028,16,5,s,D,yes,\n\
         residency,teachers,2024,6,3,s,D,yes,\n",
    ),
    (
        "regional_training.csv",
        "programme,region,item,value,year,source,grade,note\n\
         nursing,n,places,0.75,2024,s,D,\n\
         nursing,s,places,0.25,2024,s,D,\n\
         nursing,*,retention,0.6,2024,s,D,\n\
         nursing,s,retention,0.9,2024,s,D,\n",
    ),
    (
        "programme_rates.csv",
        "programme,rate,course_year,value,year,source,grade,use,note\n\
         medicine,late,0,0.7,2024,s,D,yes,\n\
         medicine,late,1,0.3,2024,s,D,yes,\n\
         *,dropout,,0.02,2024,s,D,yes,\n\
         nursing,dropout,1,0.15,2024,s,D,yes,\n\
         residency,preference,,0.9,2024,s,D,yes,\n\
         nursing,enter,,0.95,2024,s,D,yes,\n\
         nursing,abroad,,0.05,2024,s,D,yes,\n",
    ),
    (
        "feeds.csv",
        "programme,profession,share,year,source,grade,note\n\
         nursing,nurse,1,2024,s,D,\n\
         residency,doctor,1,2024,s,D,\n",
    ),
    (
        "population.csv",
        "region,sex,age_from,age_to,year,persons,source,grade\n\
         n,F,0,84,2024,850,s,A\n\
         n,F,85,,2024,160,s,A\n\
         n,M,0,84,2024,850,s,A\n\
         n,M,85,,2024,160,s,A\n\
         s,F,0,,2024,1010,s,A\n\
         s,M,0,,2024,1010,s,A\n",
    ),
    (
        "mortality.csv",
        "sex,age_from,age_to,from_year,to_year,rate,source,grade\n\
         *,0,59,2020,2024,0.001,s,A\n\
         *,60,,2020,2024,0.02,s,A\n",
    ),
    (
        "services.csv",
        "profession,service,share,year,source,grade,note\n\
         doctor,surgery,0.25,2024,s,D,\n\
         doctor,medicine,0.75,2024,s,D,\n",
    ),
    (
        "use_weights.csv",
        "service,sex,age_from,age_to,weight,year,source,grade,note\n\
         medicine,*,0,64,1,2024,s,D,\n\
         medicine,*,65,,3,2024,s,D,\n\
         surgery,*,0,,1,2024,s,D,\n",
    ),
    (
        "unit_costs.csv",
        "type,profession,sector,eur,year,source,grade,use,note\n\
         payroll,*,public,40000,2022,s,C,yes,\n\
         payroll,doctor,public,90000,2022,s,B,yes,\n\
         payroll,doctor,public,80000,2020,s,D,other,\n\
         recruitment,*,*,3000,2023,s,D,yes,\n",
    ),
    (
        "training_costs.csv",
        "programme,type,item,course_from,course_to,from_year,to_year,eur,source,grade,use,note\n\
         group:specialty,contracts,pay,1,2,,,25000,s,B,yes,\n\
         group:specialty,contracts,pay,3,,,,26000,s,B,yes,\n\
         residency,contracts,pay,1,1,2026,,27000,s,C,yes,\n\
         *,teaching,course,,,,,5000,s,D,yes,\n\
         nursing,teaching,course,,,,2025,4000,s,D,yes,\n\
         nursing,teaching,tutors,,,,,500,s,D,yes,\n",
    ),
    (
        "region_categories.csv",
        "region,category,year,source,grade,note\nn,more,2021,s,B,\ns,less,2021,s,B,\n",
    ),
    (
        "funds.csv",
        "code,name_it,name_en,name_es,kind,from,to,default,ceiling_eur,year,source,grade,note\n\
         plan,Piano,Plan,Plan,eu,2021-02,2026-08,on,1000000,2021,s,B,\n\
         later,Dopo,Later,Luego,eu,2028-01,2034-12,off,,2026,s,D,\n\
         state,Stato,State,Estado,national,2000-01,2099-12,on,,2024,s,B,\n",
    ),
    (
        "fund_rules.csv",
        "fund,type,category,rate,low,high,year,source,grade,use,note\n\
         plan,contracts,*,0.6,0.5,0.7,2021,s,D,yes,\n\
         plan,contracts,less,0.85,,,2021,s,B,yes,\n\
         later,contracts,*,0.5,,,2026,s,D,yes,\n\
         state,contracts,*,0.9,,,2024,s,B,yes,\n\
         state,contracts,*,0.8,,,2020,s,B,other,\n",
    ),
    (
        "commitments.csv",
        "fund,type,from_year,to_year,eur_per_year,source,grade,use,note\n\
         plan,contracts,2022,2026,100000,s,B,yes,\n",
    ),
    (
        "spending_caps.csv",
        "region,sector,year,payroll_eur,funding_eur,share,source,grade,note\n\
         n,public,2024,50000000,200000000,0.1,s,B,\n",
    ),
    (
        "funding.csv",
        "year,eur,source,grade,use,note\n2024,1000,s,B,yes,\n2026,1100,s,B,yes,\n",
    ),
    (
        "norms.csv",
        "profession,persons_per_head,age_from,age_to,year,source,grade,use,note\n\
         doctor,100,14,,2024,s,B,yes,\n",
    ),
    (
        "need_index.csv",
        "variant,profession,year,index,source,grade,note\n\
         ,nurse,2028,1.4,s,D,\n\
         low,*,2026,0.9,s,D,\n",
    ),
    (
        "standards.csv",
        "standard,profession,basis,age_from,age_to,group,per,low,high,unit,year,source,grade,use,note\n\
         house,nurse,residents,65,,,500,2,4,heads,2024,s,D,yes,\n\
         ward,nurse,beds,,,acute,20,10,14,fte,2024,s,D,yes,\n\
         today,doctor,today,,,,1,1,1,fte,2024,s,D,yes,\n",
    ),
    (
        "workloads.csv",
        "activity,profession,per,age_from,age_to,units,minutes,year,source,grade,use,note\n\
         visit,nurse,resident,65,,3,20,2024,s,D,yes,\n\
         training,nurse,head,,,10,480,2024,s,D,yes,\n\
         rota,nurse,staff,,,12,120,2024,s,D,yes,\n",
    ),
    (
        "needs.csv",
        "condition,profession,coverage,units,share,per_fte,year,source,grade,use,note\n\
         medicine,nurse,0.8,2,0.5,1000,2024,s,D,yes,\n",
    ),
    (
        "sites.csv",
        "standard,region,year,open,unit,source,grade,note\n\
         house,*,2024,0.5,share,s,D,\n\
         house,s,2026,1,share,s,D,\n\
         house,s,2024,0,share,s,D,\n",
    ),
    (
        "beds.csv",
        "group,region,year,per_thousand,source,grade,note\n\
         acute,*,2024,3,s,D,\n\
         acute,n,2028,5,s,D,\n",
    ),
    (
        "competences.csv",
        "code,name_it,name_en,name_es,esco,note\n\
         digital,Digitale,Digital,Digital,,\n\
         team,Squadra,Team work,Equipo,,\n",
    ),
    (
        "profiles.csv",
        "profession,competence,trained,year,source,grade,use,note\n\
         nurse,digital,0.1,2024,s,D,yes,\n",
    ),
    (
        "ai_uses.csv",
        "code,name_it,name_en,name_es,competence,note\n\
         notes,Note,Notes,Notas,digital,\n\
         images,Immagini,Images,Imágenes,,\n",
    ),
    (
        "ai_effects.csv",
        "ai_use,profession,share,saving_low,saving,saving_high,adoption,midpoint,steepness,extra_need,year,source,grade,use,note\n\
         notes,*,0.1,0,0.1,0.2,0.6,2030,0.7,0,2024,s,D,yes,\n\
         notes,nurse,0.2,-0.1,0.1,0.3,0.5,2031,0.8,0.01,2024,s,D,yes,\n\
         images,family:med,0.4,0,0.2,0.4,0.7,2029,0.9,0,2024,s,D,yes,\n\
         images,nurse,0.3,0,0.2,0.4,0.7,2029,0.9,0,2024,s,D,other,\n",
    ),
    (
        "cpd_topics.csv",
        "competence,profession,share,credits,half_life,year,source,grade,use,note\n\
         digital,*,0.05,20,5,2024,s,D,yes,\n\
         team,nurse,0.1,10,8,2024,s,D,yes,\n",
    ),
    (
        "posts.csv",
        "profession,sector,region,year,posts,unit,source,grade,use,note\n\
         nurse,public,s,2025,250,heads,s,B,yes,\n\
         nurse,public,s,2027,270,heads,s,B,yes,\n\
         nurse,*,*,2024,0.95,share,s,D,yes,\n\
         *,*,*,2024,1.2,share,s,D,yes,\n\
         nurse,private,*,2024,90,heads,s,D,other,\n",
    ),
    (
        "conflicts.csv",
        "subject,used,used_source,other,other_source,reason\nNurses,900,s,950,s,an official file wins\n",
    ),
    (
        "benchmarks.csv",
        "measure,profession,sector,from_year,to_year,value,source,grade,note\n\
         retirements,nurse,public,2025,2030,20,s,B,\n",
    ),
];

/// The files of the tiny pack, each changed by `edit(name, text)`.
pub(crate) fn files(edit: impl Fn(&str, &str) -> String) -> Files {
    let all = TABLES.iter().chain(&[("pack.json", HEAD)]);
    Files::new(all.map(|(name, text)| ((*name).to_owned(), edit(name, text).into_bytes())))
}

/// Loads the tiny pack as it is.
pub(crate) fn load() -> Pack {
    Pack::load(&files(|_, text| text.to_owned())).expect("the tiny pack is right")
}

/// Loads it with one file's text changed: the first `from` becomes `to`.
#[track_caller]
pub(crate) fn broken(file: &str, from: &str, to: &str) -> Result<Pack, Vec<PackError>> {
    Pack::load(&files(|name, text| {
        if name != file {
            return text.to_owned();
        }
        assert!(text.contains(from), "{file} has no `{from}`");
        text.replacen(from, to, 1)
    }))
}
