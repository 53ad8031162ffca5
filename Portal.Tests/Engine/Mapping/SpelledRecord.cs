using System.Globalization;
using System.Text;

namespace Portal.Tests.Engine.Mapping;

/// <summary>A record with a content of its own that can be spelled in many ways.</summary>
sealed class SpelledRecord
{
    readonly List<(string Name, Func<Random, string> Spell)> _members = [];

    public SpelledRecord(Random random)
    {
        var (name, amount, at) = (Letters(random), new decimal(random.Next(), random.Next(0, 1000), 0, random.Next(2) == 0, (byte)random.Next(0, 12)), Moment(random));
        var (flag, city, tag, inner) = (random.Next(2) == 0, Letters(random), Letters(random), new decimal(random.Next(-5000, 5000)) / 8);
        Add(random, "name", how => Text(how, name));
        Add(random, "amount", how => how.Next(3) == 0 ? Text(how, Number(how, amount)) : Number(how, amount));
        Add(random, "flag", how => how.Next(2) == 0 ? $"\"{(flag ? "true" : "false")}\"" : flag ? "true" : "false");
        Add(random, "at", how => Text(how, Moment(how, at)));
        Add(random, "day", _ => $"\"{at:yyyy-MM-dd}\"");
        Add(random, "address", how => Object(how, [("city", one => Text(one, city)), ("zip", one => Number(one, inner))]));
        Add(random, "tags", how => $"[ {Text(how, tag)},{Number(how, inner)} ]");
        Add(random, "other", how => Number(how, how.Next()));
    }

    public string Spelled(Random how) => Object(how, _members);

    void Add(Random random, string name, Func<Random, string> spell)
    {
        if (random.Next(10) == 0) return;
        var isNull = random.Next(10) == 0;
        _members.Add((name, isNull ? _ => "null" : spell));
    }

    static string Object(Random how, IReadOnlyList<(string Name, Func<Random, string> Spell)> members)
    {
        var order = members.ToArray();
        how.Shuffle(order);
        var spelled = order.Select(member => $"{Space(how)}{Text(how, member.Name)}{Space(how)}:{Space(how)}{member.Spell(how)}").ToList();

        // Of a name that stands twice the last counts.
        if (order.Length > 0 && how.Next(4) == 0) spelled.Insert(0, $"{Text(how, order[0].Name)}:[0]");
        return $"{{{string.Join(',', spelled)}{Space(how)}}}";
    }

    static string Number(Random how, decimal number)
    {
        var digits = number.ToString(CultureInfo.InvariantCulture);
        return how.Next(4) switch
        {
            0 => digits.Contains('.', StringComparison.Ordinal) ? digits + "00" : digits + ".0",
            1 => digits + "e0",
            2 => (digits.Contains('.', StringComparison.Ordinal) ? digits + "000" : digits + ".000") + "E+00",
            _ => $"{digits}{(digits.Contains('.', StringComparison.Ordinal) ? "" : "0e-1")}",
        };
    }

    static string Moment(Random how, DateTimeOffset at)
    {
        var there = at.ToOffset(TimeSpan.FromMinutes(how.Next(-14 * 4, (14 * 4) + 1) * 15));
        return how.Next(3) == 0
            ? at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture)
            : there.ToString(how.Next(2) == 0 ? "yyyy-MM-dd HH:mm:ss.FFFFFFFzzz" : "yyyy-MM-dd'T'HH:mm:ss.fffffffzzz", CultureInfo.InvariantCulture);
    }

    static DateTimeOffset Moment(Random random) => new(new DateTime(2000, 1, 2).AddSeconds(random.Next()).AddMicroseconds(random.Next(3) == 0 ? 0 : random.Next(1_000_000)), TimeSpan.Zero);

    static string Letters(Random random) => string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => random.Next(5) switch
    {
        0 => "é",
        1 => "😀",
        2 => new[] { "\"", "\\", "/", "\n", "\u2028", "<", "\u0001", "\u007f" }[random.Next(8)],
        _ => ((char)random.Next('a', 'z' + 1)).ToString(),
    }));

    static string Text(Random how, string text)
    {
        var spelled = new StringBuilder("\"");
        foreach (var unit in text)
        {
            // Half a pair that is escaped needs its other half escaped too.
            if (unit is '"' or '\\' || unit < ' ' || char.IsSurrogate(unit) || how.Next(6) == 0) spelled.Append(CultureInfo.InvariantCulture, $"\\u{(how.Next(2) == 0 ? $"{(int)unit:x4}" : $"{(int)unit:X4}")}");
            else spelled.Append(unit);
        }

        var escaped = spelled.Append('"').ToString();
        return how.Next(2) == 0 ? escaped.Replace("\\ud83d\\ude00", "😀", StringComparison.OrdinalIgnoreCase) : escaped;
    }

    static string Space(Random how) => new[] { "", " ", "\n\t" }[how.Next(3)];
}
