// Countries and large towns of the world in English, the parts of their names one by one: as little known as the city that
// stays in a Chinese text. Those above a number of inhabitants by GeoNames (CC BY 4.0).

/** Separated by white space. */
export const TOWNS_IN_ENGLISH = `
Aarhus Aba Ababa Abbotsford Abeokuta Aberdeen Abidjan Abobo Abuja Accra Adamstown Adana Adelaide Aden Afghanistan Africans
Agadir Agra Ahmedabad Ahvaz Ajman Alabama Alaska Albania Alberta Albuquerque Aleppo Algeria Algiers Allahabad Almaty Alps
Amagasaki Amazon America Americans Amman Amritsar Amsterdam Anaheim Andorra Angeles Angola Ankara Ansan Antalya Antananarivo
Antipolo Antwerp Antwerpen Anyang Apia Arak Ardabil Arequipa Argentina Arizona Arkansas Arlington Armenia Ashgabat Asians
Asmara Asuncion Asyut Athens Atlanta Atlantic Auckland Aurangabad Aussies Australia Austria Avarua Aviv Azadshahr Azerbaijan
Bacolod Baghdad Bahamas Bahcelievler Bahrain Bahru Bakersfield Baku Bali Balikpapan Balkans Ballarat Baltimore Bamako Bandung
Bangkok Bangladesh Bangui Banjul Banqiao Barbados Barcelona Barquisimeto Barranquilla Basel Basildon Basingstoke Basrah
Basseterre Batam Battagram Bayrut Becontree Bedford Beira Beirut Bekasi Belarus Belem Belfast Belgium Belgrade Belize
Belmopan Bendigo Bengaluru Benghazi Benin Benoni Bergen Berlin Bern Bethlehem Bexley Bharu Bhopal Bhutan Bilbao Bintulu
Birkenhead Birmingham Bishkek Bissau Blackpool Blantyre Bloemfontein Bogor Bogota Boksburg Bolivia Bologna Bolton Bordeaux
Borneo Bosnia Boston Botshabelo Botswana Bouake Boumerdas Bournemouth Brakpan Brampton Brasilia Bratislava Brazil Brazzaville
Bremen Bridgetown Brighton Brisbane Bristol Britain Brits Broadway Bromwich Bronx Brooklyn Bruges Brunei Brussels Bucaramanga
Bucharest Bucheon Budapest Budta Buenos Bukit Bulawayo Bulgaria Burlington Burma Burnaby Burnley Bursa Burundi Busan Cagayan
Cairns Cairo Calgary California Callao Caloocan Cambodia Cambridge Cameroon Campinas Canada Canberra Cankaya Caracas Cardiff
Caribbean Cartagena Casablanca Castries Cayenne Cebu Chandigarh Changwon Chelmsford Cheltenham Chelyabinsk Chennai Cheonan
Cheongju Chesterfield Chiba Chicago Chiclayo Chihuahua Chile China Chinatown Chinese Chinju Chisinau Chittagong Chitungwiza
Christchurch Cincinnati Cochabamba Coimbatore Colchester Cologne Colombia Colombo Colorado Columbus Comoros Conakry Congo
Connecticut Copenhagen Cordoba Cork Cornwall Cotai Cotonou Coventry Crawley Croatia Croydon Cuba Cucuta Cumbria Curitiba
Cyprus Czechia Daegu Daejeon Dagenham Dakar Dallas Damascus Dammam Darlington Dasmarinas Davao Delaware Delhi Denmark
Denpasar Denver Depok Derby Derry Detroit Devon Dhabi Dhaka Diepsloot Dili Disneyland Djibouti Dnipro Dodoma Doha Dombivli
Doncaster Donetsk Dortmund Douala Dresden Dubai Dublin Duisburg Dundee Dunedin Durban Durham Dushanbe Dusseldorf Eastbourne
Ecatepec Ecuador Edinburgh Edmonton Egypt Eldoret Emirates Enfield England Enugu Erbil Eritrea Erzurum Esenler Eskisehir
Essex Estonia Eswatini Ethiopia Etobicoke Eurasia Europeans Everest Exeter Faisalabad Faridabad Fes Fiji Finland Florence
Fortaleza France Frankfurt Freetown Fresno Fukuoka Funafuti Gabon Gaborone Gaillimh Galway Gambia Garoua Gatineau Gaza
Gaziantep Gdansk Geelong Geneva Genoa Georgetown Germany Ghana Ghaziabad Ghent Ghurayb Gibraltar Gillingham Gitega Giza
Glasgow Gloucester Goiania Gorakhpur Goteborg Gothenburg Goyang Granada Graz Greece Greenland Greensboro Grimsby Grytviken
Guadalajara Guarulhos Guatemala Guayana Guayaquil Guinea Gujranwala Guyana Gwangju Hachioji Hagatna Hague Haiphong Haiti
Halifax Hamadan Hamah Hamamatsu Hamburg Hamhung Hannover Hanoi Haora Harare Harcourt Hargeysa Harlow Havana Hawaii Helsinki
Himalaya Himalayas Himeji Hirakata Hiroshima Hobart Hokkaido Holland Hollywood Homs Honduras Hong Honiara Honolulu Horizonte
Houston Hsinchu Hudaydah Huddersfield Hue Hungary Hutt Hwaseong Hyderabad Ibadan Ibague Iceland Idaho Iguacu Ikorodu Illinois
Ilorin Incheon India Indiana Indianapolis Indonesia Indore Iowa Ipoh Ipswich Iquitos Iran Iraq Ireland Irkutsk Isfahan
Islamabad Islington Israel Istanbul Italy Izmir Iztapalapa Jabalpur Jacksonville Jadidah Jaipur Jakarta Jamaica Jamestown
Janeiro Japan Jeddah Jeju Jeonju Jerusalem Jodhpur Johannesburg Johor Jos Juba Kabul Kaduna Kagoshima Kalyan Kampala Kampung
Kananga Kanazawa Kano Kanpur Kansas Kaohsiung Karabaglar Karachi Karagandy Karaj Karbala Kassala Kathmandu Kawaguchi Kawasaki
Kayseri Kazakhstan Kazan Kentucky Kenya Kerman Kermanshah Kharkiv Khartoum Khulna Kigali Kimhae Kinabalu Kingston Kingstown
Kinshasa Kirkuk Kisangani Kisumu Kitakyushu Kitwe Kiwis Klang Kluang Kobe Kolkata Koln Kolwezi Kong Konya Korea Koreans
Kosovo Kota Kotli Kousseri Krakow Kralendijk Krasnoyarsk Krugersdorp Kryvyi Kuala Kuantan Kuching Kulim Kumamoto
Kumasi Kurashiki Kuwait Kwangmyong Kyiv Kyoto Kyrgyzstan Kyushu Ladner Lagos Lahore Lampung Lancashire Lantau Laos Laredo
Latvia Launceston Lausanne Leamington Lebanon Leeds Leicester Leipzig Leone Lesotho Liberia Libreville Libya Likasi Lille
Lilongwe Limerick Lisbon Lithuania Liverpool Ljubljana Lome London Longueuil Longyearbyen Los Louisiana Luanda Lubumbashi
Lucknow Ludhiana Luhansk Luimneach Lumpur Lusaka Luton Luxembourg Luxor Luzon Lviv Lyon Macao Macau Maceio Madagascar Madero
Madrid Madurai Mahallah Maidstone Maiduguri Maine Majuro Makassar Makati Malabo Malacca Malaga Malang Malatya Malawi Malaysia
Maldives Mali Malmo Malta Maltepe Mamoudzou Managua Manama Manaus Manchester Manchuria Mandalay Manhattan Manila Manitoba
Mansfield Mansilingan Mansurah Manukau Maputo Maracaibo Maracay Mariehamn Marigot Mariupol Marrakesh Marseille Masan Maseru
Mashhad Massachusetts Matola Matsudo Matsuyama Maturin Mauritania Mauritius Mawlamyine Mawsil Mbabane Mbuji Mecca Medan
Medellin Mediterranean Meerut Meknes Melbourne Memphis Mendip Mersin Mertajam Mexico Miami Michigan Middlesbrough Milan
Milwaukee Mindanao Minneapolis Minnesota Minsk Miri Mississauga Mississippi Missouri Mixco Mogadishu Moldova Mombasa Monaco
Monrovia Montana Montenegro Monterrey Montevideo Montreal Morocco Moroni Moscow Mosul Mozambique Multan Mumbai Munich
Muratpasa Murcia Muscat Mutare Muzaffarabad Mwanza Myanmar Mykolayiv Nagasaki Nagoya Nagpur Nairobi Najaf Najafgarh Nakuru
Namangan Namibia Nantes Naples Nashik Nashville Nasiriyah Nassau Nebraska Nepal Nepean Netherlands Nevada New Newark
Newcastle Newfoundland Newport Newry Nezahualcoyotl Ngerulmud Niamey Nicaragua Nice Nicosia Niger Nigeria Niigata Nishinomiya
Nizhniy Nonthaburi Norfolk Northampton Norway Norwich Nottingham Nouakchott Noumea Novgorod Novosibirsk Nowrangapur Nuneaton
Nuremberg Nurnberg Nuuk Nyala Oakland Oakville Odessa Ohio Oita Okanagan Okayama Okinawa Oklahoma Oldham Omaha Oman Omdurman
Omsk Onitsha Ontario Oran Oranjestad Oregon Orlando Orleans Orumiyeh Osaka Oshawa Oslo Ottawa Ouagadougou Oujda Oxbridge
Oxford Oyo Pacific Padang Pago Pahat Pakistan Palembang Palermo Palestine Palikir Palma Panama Papeete Papua Paraguay
Paramaribo Paris Pasay Pasig Pasragad Patna Pattaya Pekanbaru Penang Pennsylvania Perm Perth Peru Peshawar Petaling Petani
Peterborough Petersburg Philadelphia Philippines Philipsburg Phnom Phuket Pietermaritzburg Pikine Pimpri Pinas Pisa
Pittsburgh Plano Plymouth Podgorica Pohang Poland Portland Porto Portsmouth Portugal Poznan Prague Praia Prakan Pretoria
Pristina Puebla Pune Pyongyang Qadimah Qatar Qom Quebec Queensland Quetta Quito Rabat Rajkot Rajshahi Raleigh Randburg Rasht
Ratchasima Rawalpindi Recife Reykjavik Riga Rio Riyadh Rochdale Rockingham Romania Rome Romford Roseau Rostov Rotherham
Rotterdam Russia Russians Rwanda Sabah Sacramento Sahara Saigon Saipan Saitama Sakai Salaam Salta Salzburg Samara Samoa Samut
Sanaa Sandakan Sapporo Sarajevo Saratov Sarawak Saskatoon Scandinavia Scarborough Scotland Seattle Semarang Sendai Senegal
Seongnam Seoul Sepang Serbia Seremban Seri Setar Sevastopol Sevilla Seville Seychelles Sharjah Sheffield Shiraz Shizuoka
Shymkent Siberia Sibu Silicon Singapore Situbondo Skopje Skudai Slovakia Slovenia Soho Sokoto Solapur Solihull Somalia
Southampton Southend Southport Soweto Spain Srinagar Stevenage Stockholm Stockport Strasbourg Stuttgart Subang Sudan Sudbury
Suez Suffolk Sulaymaniyah Sultanah Sultangazi Sunderland Sungai Surabaya Surrey Sussex Suva Suwon Swansea Sweden Swindon
Switzerland Sydney Syria Szczecin Tabriz Tabuk Taguig Taichung Tainan Taipa Taipei Taiping Taiwan Tajikistan Takeo Tallaght
Tallinn Tamale Tampa Tampere Tangerang Tangier Tanzania Taoyuan Tarawa Tashkent Tasmania Tauranga Tawau Tbilisi Tebessa
Tegucigalpa Tehran Telford Tembisa Tennessee Terengganu Texas Thailand Thane Thika Thimphu Tijuana Tirana Tirunelveli Tobago
Togo Tokyo Toledo Tonga Toowoomba Toronto Torshavn Touba Toulouse Townsville Trang Trinidad Tripoli Trujillo Tucson Tucuman
Tulsa Tunis Tunisia Turin Turkey Turkmenistan Turku Tyne Udon Ufa Uganda Uijeongbu Ukraine Ulan Ulsan Ulster Umraniye Uruguay
Uskudar Utah Utsunomiya Uzbekistan Vadodara Vaduz Valencia Valletta Vancouver Vanuatu Varanasi Vatican Vegas Venezuela Venice
Verde Vereeniging Vermont Verona Vienna Vientiane Vietnam Vilnius Visakhapatnam Vladivostok Volgograd Voronezh Wales Walsall
Wandsbek Warri Warrington Warsaw Watford Welkom Wembley Westminster Wichita Wigan Willemstad Windhoek Winnipeg Wisconsin
Witbank Woking Wollongong Wolverhampton Worcester Worthing Wycombe Wyoming Yamoussoukro Yangon Yaounde Yaren Yazd
Yekaterinburg Yemen Yerevan Yogyakarta Yokohama Yokosuka Yono York Yorkshire Zagreb Zahedan Zambia Zamboanga Zanzibar Zapopan
Zaporizhia Zaragoza Zaria Zarqa Zimbabwe Zurich`

/** Provinces and large towns. */
export const TOWNS_IN_CHINA = `
Beijing Shanghai Tianjin Chongqing Guangzhou Shenzhen Chengdu Wuhan Hangzhou Nanjing Suzhou Xi'an Xian Qingdao Dalian Xiamen
Kunming Harbin Shenyang Changsha Zhengzhou Jinan Ningbo Hefei Fuzhou Urumqi Lanzhou Guiyang Nanning Haikou Sanya Changchun
Shijiazhuang Taiyuan Hohhot Yinchuan Xining Lhasa Nanchang Wuxi Changzhou Nantong Yangzhou Xuzhou Zhenjiang Taizhou Yancheng
Wenzhou Shaoxing Jiaxing Huzhou Jinhua Quzhou Zhoushan Lishui Wuhu Bengbu Anqing Huainan Fuyang Quanzhou Zhangzhou Putian
Longyan Ganzhou Jiujiang Yantai Weihai Weifang Zibo Linyi Jining Rizhao Luoyang Kaifeng Nanyang Anyang Xinxiang Yichang
Xiangyang Jingzhou Huangshi Zhuzhou Xiangtan Hengyang Yueyang Changde Zhangjiajie Zhuhai Foshan Dongguan Zhongshan Shantou
Huizhou Jiangmen Zhanjiang Guilin Liuzhou Beihai Mianyang Leshan Yibin Luzhou Zunyi Dali Lijiang Baoji Xianyang Yan'an
Tianshui Dunhuang Golmud Kashgar Tangshan Baoding Handan Qinhuangdao Datong Baotou Ordos Anshan Fushun Jilin Qiqihar Daqing
Mudanjiang Guangdong Guangxi Yunnan Guizhou Sichuan Hubei Hunan Henan Hebei Shandong Shanxi Shaanxi Jiangsu Zhejiang Anhui
Fujian Jiangxi Gansu Qinghai Xinjiang Tibet Mongolia Ningxia Hainan Heilongjiang Liaoning Hongkong
Jiangyin Yixing Zhangjiagang Changshu Dandong Yingkou Panjin Jinzhou Chaoyang Fuxin Tieling Chengde Cangzhou Langfang
Hengshui Xingtai Zhangjiakou Chifeng Tongliao Hulunbuir Wuhai Siping Liaoyuan Tonghua Baishan Songyuan Jiamusi Hegang Jixi
Yichun Suihua Heihe Lianyungang Huaian Suqian Bozhou Chuzhou Luan Xuancheng Chizhou Maanshan Tongling Huangshan Sanming
Nanping Ningde Pingxiang Xinyu Yingtan Jian Shangrao Zaozhuang Dongying Taian Laiwu Liaocheng Dezhou Binzhou Heze
Pingdingshan Jiaozuo Hebi Puyang Xuchang Luohe Sanmenxia Shangqiu Xinyang Zhoukou Zhumadian Shiyan Jingmen Ezhou Xiaogan
Huanggang Xianning Suizhou Enshi Shaoyang Yiyang Chenzhou Yongzhou Huaihua Loudi Shaoguan Meizhou Shanwei Heyuan Yangjiang
Qingyuan Chaozhou Jieyang Yunfu Zhaoqing Maoming Wuzhou Fangchenggang Qinzhou Guigang Yulin Baise Hezhou Hechi Laibin
Chongzuo Zigong Panzhihua Deyang Guangyuan Suining Neijiang Nanchong Meishan Guangan Dazhou Yaan Bazhong Ziyang Liupanshui
Anshun Bijie Tongren Qujing Yuxi Baoshan Zhaotong Puer Lincang Hanzhong Ankang Shangluo Weinan Tongchuan Yanan Jiayuguan
Jinchang Baiyin Zhangye Wuwei Jiuquan Pingliang Qingyang Dingxi Longnan Haidong Shizuishan Wuzhong Guyuan Zhongwei Karamay
Turpan Hami Changzhi Jincheng Shuozhou Jinzhong Yuncheng Xinzhou Linfen Lvliang Danzhou`
