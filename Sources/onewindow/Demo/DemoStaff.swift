import Casework
import Catalogue
import HallService

/// Who works in the demo hall, and where: invented people, one for each counter, and behind the windows one reviewer
/// and one chief representative for each department that decides items.
struct DemoStaff {
    /// One password for all: it is printed for whoever wants to look around.
    static let password = "onewindow"

    let counters: [Counter]
    let members: [StaffMember]

    /// - Parameter hash: of the password.
    init(_ catalogue: Catalogue, hash: String) {
        var counters: [Counter] = []
        for (place, window) in catalogue.windows.enumerated() {
            for _ in 0..<DemoStaff.counters(at: place) {
                counters.append(Counter(id: "\(counters.count + 1)", window: window.id))
            }
        }
        self.counters = counters
        func member(_ number: String, _ name: String, _ capacity: Capacity, _ centre: String) -> StaffMember {
            StaffMember(number: number, name: name, password: hash, capacities: [capacity], centre: centre)
        }
        var members = [
            member("0001", "周建华", Capacity(.supervisor), "main"), member("0002", "郑文", Capacity(.keeper), "main"),
        ]
        for (place, counter) in counters.enumerated() {
            guard let window = catalogue.window(counter.window) else { continue }
            let role = Capacity(window.issues ? .issueClerk : .frontDesk)
            members.append(
                member(DemoStaff.number(of: place), DemoStaff.names[place % DemoStaff.names.count], role, window.centre)
            )
        }
        // Those who only take part come last, so that numbers stay when an item gets a further step.
        let deciding = Set(catalogue.items.map(\.deciding)).sorted()
        let assisting = Set(catalogue.items.flatMap(\.departments)).subtracting(deciding).sorted()
        for (place, id) in (deciding + assisting).enumerated() {
            let names = DemoStaff.backNames[place % DemoStaff.backNames.count]
            members.append(
                member("02\(place + 10)", names.reviewer, Capacity(.reviewer, department: id), "main"))
            members.append(member("03\(place + 10)", names.chief, Capacity(.chief, department: id), "main"))
        }
        self.members = members
    }

    /// Staff number of the clerk at the counter of this place in the list; the third is 张敏 0117.
    private static func number(of place: Int) -> String { "01\(place + 15)" }

    /// The busiest windows stand first in the catalogue.
    private static func counters(at place: Int) -> Int { place == 0 ? 3 : place == 1 ? 2 : 1 }

    private static let names = ["王芳", "陈晓东", "张敏", "刘洋", "孙倩", "李娜", "赵鹏", "黄蕾", "吴昊", "徐静", "马超", "朱琳", "胡军"]
    private static let backNames: [(reviewer: String, chief: String)] = [
        ("何伟", "曹阳"), ("高翔", "彭飞"), ("梁红", "潘志刚"), ("宋涛", "于洋"), ("李强", "董洁"), ("唐颖", "袁立"), ("许明", "田野"),
        ("邓超", "任静"), ("冯丽", "姜波"), ("蒋薇", "范军"), ("沈阳", "石磊"),
    ]

    /// The clerk of a counter, as a case's operations name her.
    func clerk(at counter: Counter, _ catalogue: Catalogue) -> Actor? {
        guard let place = counters.firstIndex(of: counter) else { return nil }
        let number = DemoStaff.number(of: place)
        guard let member = members.first(where: { $0.number == number }), let capacity = member.capacities.first
        else { return nil }
        return Actor(
            person: number, name: member.name, capacity: capacity, centre: member.centre, counter: counter.id)
    }

    /// Who watches the hall.
    var supervisor: Actor? { actor(Capacity(.supervisor)) }

    /// Somebody who may sign for papers of `department`.
    func reviewer(of department: String) -> Actor? { actor(Capacity(.reviewer, department: department)) }

    /// Who decides for `department`.
    func chief(of department: String) -> Actor? { actor(Capacity(.chief, department: department)) }

    /// Who decides for each department.
    var chiefs: [Actor] {
        members.flatMap(\.capacities).filter { $0.role == .chief }.compactMap(actor)
    }

    /// Who gives results out at the centre `centre`.
    func issueClerk(at centre: String) -> Actor? {
        members.first { $0.centre == centre && $0.capacities.contains(Capacity(.issueClerk)) }.map {
            Actor(person: $0.number, name: $0.name, capacity: Capacity(.issueClerk), centre: $0.centre)
        }
    }

    private func actor(_ capacity: Capacity) -> Actor? {
        members.first { $0.capacities.contains(capacity) }.map {
            Actor(person: $0.number, name: $0.name, capacity: capacity, centre: $0.centre)
        }
    }
}
