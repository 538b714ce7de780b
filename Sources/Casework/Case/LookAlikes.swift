/// Characters that the eye takes for each other on certificates and forms. It only puts a name to a difference: what is not
/// in the list differs all the same.
enum LookAlikes {
    /// Each a set of characters any two of which are taken for each other.
    private static let groups = [
        // A stroke more, less, longer or closed.
        "己已巳", "日曰", "未末", "戊戌戍成", "土士", "干千于", "天夭", "人入八", "大太犬", "刀力", "申甲由田", "木本术", "鸟乌",
        "师帅", "今令", "王玉主壬", "目且", "午牛", "贝见", "厂广", "万方", "毋母毌", "口囗", "兔免", "侯候", "延廷", "辛幸", "处外",
        // Another side of the same character.
        "析折拆柝", "治冶泠冷", "休体", "拔拨", "辨辩辫", "洒酒", "佳隹", "茶荼", "沏泡", "粟栗", "崇祟", "炙灸", "奕弈", "汨汩",
        "博搏", "陜陕狭", "祥详", "楷揩", "钧钩", "琅瑯", "昊吴", "玮伟炜", "瑞端", "杨扬", "陈阵", "建健键", "俊峻骏竣", "峰锋烽蜂",
        "琳淋霖", "娟绢捐", "诚城", "清请情晴睛", "明朋", "刚钢岗", "凤风", "淑椒", "莹萤", "裕浴", "恒桓", "爱受", "兴兰",
        // Digits and letters.
        "0OoQD〇", "1lI|i", "2Z", "5S", "8B", "6b", "9gq", "UV", "一—-－",
    ]

    /// For each character those that it is taken for.
    private static let table: [Character: Set<Character>] = groups.reduce(into: [:]) { table, group in
        for character in group { table[character, default: []].formUnion(group) }
    }

    static func areAlike(_ a: Character, _ b: Character) -> Bool { a != b && table[a]?.contains(b) == true }
}
