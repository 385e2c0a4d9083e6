// English first names in common use, and the words that introduce a name. Those that are words as well need a cue.

export const FIRST_NAMES = `
Aaron Abby Abigail Adam Adrian Agnes Ahmed Aidan Aisha Alan Albert Alex Alexander Alexandra Alfred Ali Alice Alicia Alison Allison
Amanda Amelia Amir Amy Ana Andrea Andrew Andy Angela Angie Anita Ann Anna Anne Annie Anthony Antonio Arjun Arthur Ashley Audrey Ava
Barbara Barry Beatrice Becky Belinda Ben Benjamin Bernard Beth Bethany Betty Beverly Bob Bobby Brad Bradley Brandon Brenda Brian
Bridget Bruce Bryan Caitlin Callum Cameron Carl Carla Carlos Carol Caroline Carolyn Carrie Catherine Cathy Cecilia Charles Charlie
Charlotte Chelsea Cheryl Chloe Chris Christina Christine Christopher Cindy Claire Clara Colin Connor Craig Crystal Cynthia Daisy Dan
Daniel Danielle Danny Darren Dave David Dean Deborah Debbie Denise Dennis Derek Diana Diane Dominic Donald Donna Dorothy Doug Douglas
Duncan Dylan Eddie Edward Edwin Eileen Elaine Eleanor Elena Elizabeth Ella Ellen Ellie Elliot Emily Emma Eric Erica Erin Ethan Eugene
Eva Evelyn Evie Fatima Fiona Florence Frances Francis Frankie Fred Freddie Frederick Gabriel Gareth Gary Gavin Gemma Geoff Geoffrey
George Georgia Gerald Gina Gloria Gordon Graham Greg Gregory Hannah Harriet Harry Harvey Hassan Heather Helen Helena Henry Howard Hugh
Ian Ibrahim Imran Irene Iris Isaac Isabel Isabella Isla Ivan Jacob Jacqueline Jake James Jamie Jane Janet Janice Jared Jasmine Jason
Jean Jeff Jeffrey Jenna Jennifer Jenny Jeremy Jerome Jerry Jesse Jessica Jessie Jill Jim Jimmy Joan Joanna Joanne Jodie Joe Joel John
Johnny Jonathan Jordan Jose Joseph Josh Joshua Joyce Juan Judith Judy Julia Julian Julie Juliet Justin Kate Katherine Kathleen Kathryn
Kathy Katie Kayla Keith Kelly Ken Kenneth Kerry Kevin Kim Kimberly Kirsty Kristen Kumar Kyle Lara Larry Laura Lauren Lawrence Leah Leo
Leon Leonard Leslie Lewis Liam Linda Lindsay Lisa Liz Logan Lorraine Louis Louise Luca Lucas Lucy Luke Lydia Lynn Madison Malcolm
Mandy Marcus Margaret Maria Marie Marilyn Marion Marjorie Marlene Martha Martin Mary Matthew Matt Maureen Megan Mel Melanie Melissa
Mia Michael Michelle Miguel Mike Miriam Mohammed Mohamed Molly Monica Muhammad Nancy Naomi Natalie Natasha Nathan Neil Niamh Nicholas
Nicola Nicole Nigel Nina Noah Nora Norman Oliver Olivia Omar Oscar Owen Pamela Patricia Patrick Paul Paula Pauline Peggy Penny Peter
Phil Philip Phillip Phoebe Phyllis Priya Rachel Raj Rajesh Ralph Ramesh Randy Ravi Raymond Rebecca Reggie Rhys Richard Rita Rob Robert
Roberto Rodney Roger Roland Ron Ronald Rosemary Rosie Ross Roy Russell Ruth Ryan Sally Sam Samantha Samuel Sandra Sara Sarah Scott
Sean Sebastian Shannon Sharon Shaun Sheila Shirley Simon Sofia Sonia Sophia Sophie Stacey Stanley Stella Stephanie Stephen Steve
Steven Stewart Stuart Sue Sunita Susan Suzanne Sylvia Tamara Tanya Tara Teresa Terry Thelma Theo Theresa Thomas Tiffany Tim Timothy Tina
Toby Todd Tom Tommy Toni Tony Tracey Tracy Travis Tyler Valerie Vanessa Vera Veronica Vicky Victoria Vincent Vivian Walter Wayne Wendy
William Yvonne Zachary Zara Zoe`
  .trim()
  .split(/\s+/)

export const FIRST_NAMES_THAT_ARE_WORDS =
  'April Angel Art August Autumn Bill Blake Brook Chance Charity Chase Christian Clay Cliff Dawn Dick Don Drew Earl Ernest Faith Felicity Frank Gene Glen Grace Grant Guy Harmony Hazel Holly Hope Hunter Ivy Jack Jade Jasper Joy June Justice King Lance Laurel Lee Lily Mark Mason Max May Melody Mercy Miles Misty Nick Olive Parker Patience Pat Pearl Pierce Ray Rex Rich Rob Robin Rocky Rose Ruby Sage Sandy Skip Summer Sunny Trinity Victor Violet Wade Warren Will Willow Winter Woody'.split(
    ' ',
  )

/** Surnames of Chinese people in pinyin: Li Wei, Zhang San. */
export const PINYIN_SURNAMES =
  'Wang Li Zhang Liu Chen Yang Huang Zhao Wu Zhou Xu Sun Ma Zhu Hu Guo He Lin Gao Luo Zheng Liang Xie Song Tang Deng Feng Han Cao Zeng Peng Xiao Cai Pan Tian Dong Yuan Yu Ye Jiang Du Su Wei Cheng Lu Ding Ren Shen Yao Zhong Cui Tan Fan Liao Shi Jin Jia Xia Fu Fang Zou Xiong Bai Meng Qin Qiu Hou Jiang Yin Xue Yan Duan Lei Long Tao Shao Mao Hao Gu Gong Wan Qian Dai Mo Kong Xiang Ouyang Sima Chan Wong Cheung Lam Leung Ng Kwok Lau Ho Tsang Chow'.split(
    ' ',
  )

/** Capitalised words that follow a name without belonging to it, or begin a sentence. */
export const NOT_SURNAMES =
  'I The A An And But Or So If It He She They We You My His Her Their Our This That These Those There Here When Where Why How What Who Which Please Thank Thanks Hello Hi Dear Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October November December Spring Summer Autumn Winter Christmas Easter Is Was Are Were Has Have Had Do Does Did Can Could Will Would Shall Should Must Not No Yes In On At To From For With By Of As Then Than After Before Since Phone Tel Email Mobile Address Date Age Male Female PHQ GAD OK DOB SSN MRN ID IP UK US China Beijing Shanghai London Chinese English'.split(
    ' ',
  )
