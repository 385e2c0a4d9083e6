// Schools and hospitals as people call them in English, where nothing in the name tells what they are.

export const SCHOOLS_IN_ENGLISH =
  'XJTLU|UNNC|SUSTech|SHSID|UNSW|HKU|HKUST|CUHK|PolyU|CityU|SUFE|SJTU|USTC|UIBE|BFSU|BLCU|NWPU|UESTC|XMUM|UCLA|RMIT|UniMelb|Tsinghua|Fudan|Caltech|NYU Shanghai|Duke Kunshan|Yew Chung|Maple Leaf|Nord Anglia|YCIS|Dulwich College|Harrow Bilingual|Wycombe Abbey|Ulink|Cogdel|Vanke Meisha'

export const HOSPITALS_IN_ENGLISH =
  'United Family|ParkwayHealth|Parkway Health|SinoUnited|Sino United|Jiahui|Raffles Medical|Amcare|Arrail|Bumrungrad|Gleneagles|Mount Alvernia|Queen Mary Hospital|Prince of Wales(?! (?:Island|Road))|Ruijin|Huashan|Renji|Xuanwu|Xiangya|Shengjing|West China(?! [A-Z])|Peking Union|Anding|Tiantan|Kiang Wu|Matilda International|Tung Wah'
