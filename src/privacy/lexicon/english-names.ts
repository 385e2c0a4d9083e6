// English first names in common use, and the words that introduce a name. Those that are words as well need a cue.

export const FIRST_NAMES = `
Aaron Abby Abigail Adam Adrian Agnes Ahmed Aidan Aisha Alan Albert Alex Alexander Alexandra Alfred Ali Alice Alicia Alison Allison
Amanda Amelia Amir Amy Ana Andrea Andrew Andy Angela Angie Anita Ann Anna Anne Annie Anthony Antonio Arjun Arthur Ashley Audrey Ava
Barbara Barry Beatrice Becky Belinda Ben Benjamin Bernard Beth Bethany Betty Beverly Bob Bobby Brad Bradley Brandon Brenda Brian
Bridget Bruce Bryan Caitlin Callum Cameron Carl Carla Carlos  Caroline Carolyn Carrie Catherine Cathy Cecilia Charles Charlie
Charlotte  Cheryl Chloe Chris Christina Christine Christopher Cindy Claire Clara Colin Connor Craig  Cynthia  Dan
Daniel Danielle Danny Darren Dave David Dean Declan Deborah Debbie Denise Dennis Derek Diana Diane Dominic Donald Donna Dorothy Doug Douglas
Duncan Dylan Eddie Edward Edwin Eileen Elaine Eleanor Elena Elizabeth Ella Ellen Ellie Elliot Emily Emma Eric Erica Erin Ethan Eugene
Eva Evelyn Evie Fatima Fiona  Frances Francis Frankie Fred Freddie Frederick Gabriel Gareth Gary Gavin Gemma Geoff Geoffrey
George  Gerald Gina Gloria Gordon Graham Greg Gregory Hannah Harriet Harry Harvey Hassan  Helen Helena Henry Howard Hugh
Ian Ibrahim Imran Irene  Isaac Isabel Isabella Isla Ivan Jacob Jacqueline Jake James Jamie Jane Janet Janice Jared Jasmine Jason
Jean Jeff Jeffrey Jenna Jennifer Jenny Jeremy Jerome Jerry Jesse Jessica Jessie Jill Jim Jimmy Joan Joanna Joanne Jodie Joe Joel John
Johnny Jonathan  Jose Joseph Josh Joshua Joyce Juan Judith Judy Julia Julian Julie Juliet Justin Kate Katherine Kathleen Kathryn
Kathy Katie Kayla Keith Kelly Ken Kenneth Kerry Kevin Kim Kimberly Kirsty Kristen Kumar Kyle Lara Larry Laura Lauren Lawrence Leah Leo
Leon Leonard Leslie Lewis Liam Linda Lindsay Lisa Liz Logan Lorraine Louis Louise Luca Lucas Lucy Luke Lydia Lynn Madison Malcolm
Mandy Marcus Margaret Maria Marie Marilyn Marion Marjorie Marlene Martha Martin Mary Matthew Matt Maureen Megan Mel Melanie Melissa
Mia Michael Michelle Miguel Mike Miriam Mohammed Mohamed Molly Monica Muhammad Nancy Naomi Natalie Natasha Nathan Neil Niamh Nicholas
Nicola Nicole Nigel Nina Noah Nora Norman Oliver Olivia Omar Oscar Owen Pamela Patricia Patrick Paul Paula Pauline Peggy  Peter
Phil Philip Phillip Phoebe Phyllis Priya Rachel Raj Rajesh Ralph Ramesh Randy Ravi Raymond Rebecca Reggie Rhys Richard Rita Rob Robert
Roberto Rodney Roger Roland Ron Ronald  Rosie Ross Roy Russell Ruth Ryan Sally Sam Samantha Samuel Sandra Sara Sarah Scott
Sean Sebastian Shannon Sharon Shaun Sheila Shirley Simon Sofia Sonia Sophia Sophie Stacey Stanley Stella Stephanie Stephen Steve
Steven Stewart Stuart  Sunita Susan Suzanne Sylvia Tamara Tanya Tara Teresa Terry Thelma Theo Theresa Thomas Tiffany Tim Timothy Tina
Toby Todd Tom Tommy Toni Tony Tracey Tracy Travis Tyler Valerie Vanessa Vera Veronica Vicky Victoria Vincent Vivian Walter Wayne Wendy
William Yvonne Zachary Zara Zoe
Aaliyah Abdul Abdullah Abel Abraham Adele Adriana Adrienne Aiden Aimee Akira Alana Alastair Aled Alejandro Alena Alessandra Alfie Alina
Alisha Alistair Alyssa Amina Amit Amira Anders Andre Andrei Angelina Angus Anika Anil Anjali Anton Antoine Aoife Archie Ariana Armando
Arnold Arun Asha Astrid Ayesha Barney Beatriz Becca Bella Benny Bernadette Bernie Bert Bertha Bianca Billie Billy Blanca Boris Brady
Brendan Brent Brett Brianna Brigitte Bronwyn Bryce Byron Carlo Carmen Carly Carole Cassandra Cassie Cathal Cecil Cedric Celeste Celia
Chantelle Chetan Chiara Chuck Ciara Cillian Clarence Clarissa Claude Claudia Clement Clifford Clint Clive Colleen Conor Cora Corey Corinne
Courtney Curtis Cyril Dafydd Damian Damien Damon Daphne Darcy Darius Darryl Deepak Deepika Deirdre Delilah Denis Desmond Diego Dilip
Dimitri Dina Dinesh Dolores Donal Donovan Doreen Doris Duane Dwayne Dwight Edgar Edith Edmund Edna Eduardo Eimear Elaina Eleni Eli Elias
Elijah Elise Elisha Eloise Elsa Elsie Elspeth Elton Emanuel Emil Emilia Emilio Emmanuel Enrique Erika Ernesto Esme Esmeralda Esther Ethel
Etienne Eunice Everett Ezra Fabio Farah Farida Faye Federico Felipe Felix Fernando Finlay Francesca Francesco Francisco Franklin Freda
Frederica Freya Gabriela Gabriella Genevieve Geraldine Gerard Gertrude Giles Giovanni Giulia Gladys Glenda Glenn Goran Greta Guillermo
Gustavo Gwen Gwendolyn Habib Hamish Hana Hans Harold Hayley Hector Heidi Helga Henrietta Henrik Herbert Herman Hilary Hilda Hiroshi Hubert
Hugo Ignacio Igor Ilona Imogen Indira Inga Ingrid Ioana Isabelle Ismael Ismail Ivana Jackie Jacques Jaden Jai Jamal Janelle Janine Jarrod
Javier Jayden Jeanette Jeanne Jeffery Jemima Jenson Jermaine Joachim Jody Joelle Johan Johanna Johannes Jolene Jonah Jonas Jonathon Jorge
Josephine Josie Juanita Jude Jules Julianne Juliette Kamal Kara Karen Karim Karin Karina Karl Katarina Katerina Katrina Kavita Keira
Kelsey Kendra Kenji Kenny Khalid Kiara Kieran Kiran Kirsten Klaus Krishna Kristina Kristine Kurt Lachlan Lakshmi Lana Lars Latoya Laurence
Laurie Lavinia Layla Leanne Leila Lena Lenny Leona Leroy Lesley Leticia Levi Lila Lilian Lillian Lionel Llewellyn Lola Loretta Lorna
Lottie Lucia Luciana Lucille Luigi Luis Luisa Luther Lynda Lynette Lynne Mabel Mackenzie Maddie Madeleine Madeline Maeve Magda Magdalena
Maggie Mahmoud Maisie Manuel Marc Marcel Marcela Marcia Marco Marcos Margarita Margot Mariam Mariana Marianne Maribel Marina Mario Marisa
Marisol Marlon Marta Marvin Mateo Matilda Matthias Maurice Mauricio Maya Meera Meghan Mehmet Melinda Melvin Meredith Mervyn Micah Michaela
Mikhail Mila Mildred Millie Milo Minnie Miranda Mohamad Mohan Mohsin Moira Mona Monique Morris Muriel Mustafa Myra Myrtle Nadia Nadine
Naoko Naveen Neha Nellie Nessa Nia Nicolas Nicolette Nikhil Nikita Nikki Nikolai Noel Noelle Noreen Norma Odette Oisin Oleg Olga Ollie
Omari Oonagh Orla Osman Oswald Otis Pablo Padraig Paddy Paolo Parveen Patsy Paulette Pedro Percy Petra Philippa Pierre Pippa Polly Prakash
Preeti Pradeep Quentin Rafael Rahul Raquel Rashid Raul Reece Reena Reginald Rekha Renee Reuben Rhiannon Rhoda Rhona Ricardo Ricky Roberta
Rochelle Roderick Rodrigo Rohan Roisin Ronan Ronnie Rosa Rosalie Rosalind Rosanna Roseanne Rowena Roxanne Rudy Rufus Rupert Russ Ruben
Sadie Saeed Saira Salma Salman Sami Samir Sandeep Sanjay Santiago Saoirse Sasha Saul Selena Selina Serena Sergei Sergio Seamus Shane
Shania Shaquille Sharif Shauna Shelby Sheldon Shelley Sherry Shreya Sidney Siegfried Sienna Simone Sinead Siobhan Solomon Sonja Stacy Stan
Stefan Suki Sunil Suresh Susannah Susie Suzie Svetlana Sybil Tabitha Tamsin Tania Tariq Tasha Tatiana Ted Tessa Thea Theodore
Thierry Thora Tobias Tomas Tomasz Tommaso Tonya Tracie Trent Trevor Tricia Trish Tristan Trudy Tyrone Uma Ursula Usha Valentina Vernon
Veronika Vijay Vikram Vince Vivienne Vladimir Wanda Wendell Wilfred Wilhelm Wilma Winifred Winston Xavier Yasmin Yasmine Yosef Yuki Yusuf
Yvette Zachariah Zack Zainab Zane Zeynep Zoltan Nils Jens Mats Mads Ines Inez Lars Anders Anton Ansel Ines Marisol Noor Omari Tomas`
  .trim()
  .split(/\s+/)

export const FIRST_NAMES_THAT_ARE_WORDS =
  'Bo Jo Al Ed Ty Vi Su Xu Wu Yu Qi Raven Storm Ember Juniper Amber Carol Rosemary Teddy Bailey Riley Iris Sue Crystal Daisy Heather Penny Will Bea Dolly Rocco Sterling Taylor Dean Verity Prudence Clementine Poppy Fern Heath Jay Martin Kit Kitty Ramadan Mo Rick Hank Bonnie Dexter Sonny Moses Dale Kirk Casey Cody Finn Perry Otto Nelson Morgan Mercedes Aurora Griffin Rowan Cole Carter Harper Fletcher Hayden Jackson Lloyd Wallace Murray Mitchell Harrison Quinn Spencer Wesley Regina Constance Skye Kay Kai Mina Mira Gail Sian Cara Valentine April Angel Art August Autumn Bill Blake Brook Chance Charity Chase Christian Clay Cliff Dawn Dick Don Drew Earl Ernest Faith Felicity Frank Gene Glen Grace Grant Guy Harmony Hazel Holly Hope Hunter Ivy Jack Jade Jasper Joy June Justice King Lance Laurel Lee Lily Mark Mason Max May Melody Mercy Miles Misty Nick Olive Parker Patience Pat Pearl Pierce Ray Rex Rich Rob Robin Rocky Rose Ruby Sage Sandy Skip Summer Sunny Trinity Victor Violet Wade Warren Willow Winter Woody'.split(
    ' ',
  )

/** Names of countries, states and towns as well: need a cue too, and after in or from are places. */
export const FIRST_NAMES_THAT_ARE_PLACES =
  'Jordan Georgia Florence Chelsea Chad Virginia Austin Sydney Paris Brooklyn Savannah Dakota Kenya India Asia Alexandria Adelaide Orlando Phoenix Israel Devon Kent Salem Troy London Dallas Odessa Geneva Valencia Hamilton Lincoln Kingston Preston'.split(
    ' ',
  )

/** Surnames of Chinese people in pinyin: Li Wei, Zhang San. */
export const PINYIN_SURNAMES =
  'Wang Li Zhang Liu Chen Yang Huang Zhao Wu Zhou Xu Sun Ma Zhu Hu Guo He Lin Gao Luo Zheng Liang Xie Song Tang Deng Feng Han Cao Zeng Peng Xiao Cai Pan Tian Dong Yuan Yu Ye Jiang Du Su Wei Cheng Lu Ding Ren Shen Yao Zhong Cui Tan Fan Liao Shi Jin Jia Xia Fu Fang Zou Xiong Bai Meng Qin Qiu Hou Jiang Yin Xue Yan Duan Lei Long Tao Shao Mao Hao Gu Gong Wan Qian Dai Mo Kong Xiang Ouyang Sima Chan Wong Cheung Lam Leung Ng Kwok Lau Ho Tsang Chow'.split(
    ' ',
  )

/** Of Korea, Hong Kong and China, before a given name: Park Seo-yun, He Jing. */
export const SURNAMES_THAT_ARE_WORDS =
  'Park Young Moon Sun Song Long Han Ha So Do Man Ma Or An Oh He She You Sin Shin Fung Chin Wan Pang Kung Tong Sung Hung Lung Ding Ping Mock Woo Yip Sit Hui Hang Kwan Min Kang Fan Tan Fang'.split(
    ' ',
  )

/** In Africa, before a surname: Sunday Adeyemi, Precious Moyo. */
export const GIVEN_NAMES_THAT_ARE_WORDS =
  'Sunday Monday Friday Happy Precious Blessing Gift Lucky Major Princess Prince Comfort Innocent Wisdom Fortune Favour Favor Destiny Promise Prosper Success Memory Beauty Goodness Peace Praise Glory Marvellous Talent Progress Trust Bright Clever'.split(
    ' ',
  )

/** Capitalised words that follow a name without belonging to it, or begin a sentence. */
export const NOT_SURNAMES =
  'Wi-Fi Hi-Fi Lo-Fi Sci-Fi I The A An And But Or So If It He She They We You My His Her Their Our This That These Those There Here When Where Why How What Who Which Please Thank Thanks Hello Hi Dear Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Tues Wed Thu Thur Thurs Fri Sat January February March April May June July August September October November December Spring Summer Autumn Winter Christmas Easter Is Was Are Were Has Have Had Do Does Did Can Could Will Would Shall Should Must Not No Yes In On At To From For With By Of As Then Than After Before Since Phone Tel Email Mobile Address Date Age Male Female PHQ GAD OK DOB SSN MRN ID IP UK US China Beijing Shanghai London Chinese English'.split(
    ' ',
  )
