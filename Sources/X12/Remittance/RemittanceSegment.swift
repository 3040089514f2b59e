/// The segments that the body of an 835 may hold, by their identifier packed big-endian.
enum RemittanceSegment: UInt32 {
  case bpr = 0x42_5052
  case trn = 0x54_524E
  case cur = 0x43_5552
  case ref = 0x52_4546
  case dtm = 0x44_544D
  case n1 = 0x4E31
  case n2 = 0x4E32
  case n3 = 0x4E33
  case n4 = 0x4E34
  case per = 0x50_4552
  case rdm = 0x52_444D
  case lx = 0x4C58
  case ts3 = 0x54_5333
  case ts2 = 0x54_5332
  case clp = 0x43_4C50
  case cas = 0x43_4153
  case nm1 = 0x4E_4D31
  case mia = 0x4D_4941
  case moa = 0x4D_4F41
  case amt = 0x41_4D54
  case qty = 0x51_5459
  case svc = 0x53_5643
  case lq = 0x4C51
  case plb = 0x50_4C42
  case nte = 0x4E_5445
}
