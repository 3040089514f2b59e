import Desk
import Foundation
import GRDB
import Trail
import X12
