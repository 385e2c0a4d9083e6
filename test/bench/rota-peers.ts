// What is known of the Curtois & Qu instances: best known bounds and rosters, and published results. From the table of
// ORProjects/NRP (Turhan & Bilgen, Computers & Industrial Engineering 145, 2020), which quotes Curtois & Qu 2014 (ejection
// chain, Gurobi, branch and price) and Rahimian, Akartunali & Levine, EJOR 258(2), 2017 (IP + VNS).

/** By instance: best known bound and roster; ejection chain, Gurobi, IP + VNS and F&O + SA in ten minutes. */
export const PEERS: Readonly<Record<string, readonly (number | null)[]>> = {
  Instance1: [607, 607, 607, 607, 607, 607],
  Instance2: [828, 828, 923, 828, 828, 828],
  Instance3: [1001, 1001, 1003, 1001, 1001, 1001],
  Instance4: [1716, 1716, 1719, 1716, 1716, 1716],
  Instance5: [1143, 1143, 1439, 1143, 1143, 1143],
  Instance6: [1950, 1950, 2344, 1950, 1950, 1950],
  Instance7: [1056, 1056, 1284, 1056, 1056, 1056],
  Instance8: [1300, 1300, 2529, 8995, 1364, 1341],
  Instance9: [439, 439, 474, 439, 439, 439],
  Instance10: [4631, 4631, 4999, 4631, 4631, 4631],
  Instance11: [3443, 3443, 3967, 3443, 3443, 3443],
  Instance12: [4040, 4040, 5611, 4045, 4042, 4044],
  Instance13: [1348, 1348, 8707, 500410, 3109, 3200],
  Instance14: [1278, 1278, 2542, 1482, 1281, 1295],
  Instance15: [3829, 3831, 6049, 78144, 4144, 4420],
  Instance16: [3225, 3225, 4343, 3521, 3306, 3253],
  Instance17: [5746, 5746, 7835, 6149, 5760, 6138],
  Instance18: [4459, 4459, 6404, 7950, 5049, 5000],
  Instance19: [3149, 3149, 6522, 29968, 3974, 3809],
  Instance20: [4769, 4769, null, null, null, null],
  Instance21: [21133, 21133, null, null, null, null],
  Instance22: [30240, 30244, null, null, null, null],
  Instance23: [16990, 17428, null, null, null, null],
  Instance24: [26571, 42463, null, null, null, null],
}
