// Two weeks, six made-up people, day and night, in the benchmark's text format.
const cover = Array.from({ length: 14 }, (_, day) => `${day},D,${day % 7 < 5 ? 3 : 2},100,1\n${day},N,1,100,1`)

export const aFortnight = `
SECTION_HORIZON
14

SECTION_SHIFTS
# ShiftID, Length in mins, Shifts which cannot follow this shift | separated
D,480,
N,600,D

SECTION_STAFF
# ID, MaxShifts, MaxTotalMinutes, MinTotalMinutes, MaxConsecutive, MinConsecutive, MinDaysOff, MaxWeekends
Ada,D=14|N=14,4800,3000,5,2,2,1
Bo,D=14|N=4,4800,3000,5,2,2,1
Cai,D=14|N=0,4800,3000,5,2,2,1
Dee,D=14|N=14,4800,3000,5,2,2,2
Eli,D=0|N=14,3600,1800,4,2,2,1
Fay,D=14|N=3,2400,960,4,1,2,2

SECTION_DAYS_OFF
Ada,3
Bo,10,11

SECTION_SHIFT_ON_REQUESTS
Ada,5,D,2
Ada,6,D,2
Cai,8,D,1
Eli,1,N,3
Eli,2,N,3

SECTION_SHIFT_OFF_REQUESTS
Dee,0,N,2
Dee,1,N,2
Fay,12,D,1

SECTION_COVER
${cover.join('\n')}
`
