using System.Globalization;
using Portal.Engine.Store.Commits;

namespace Portal.Tests.Deep.Races;

/// <summary>A key that two feeds bring. All of its readings have one order, by its way of telling time; of some ways each reading says something new.</summary>
sealed class KeyOfTwo
{
    static readonly string[] Fields = ["city", "name", "phone"];

    const int Moments = 30, OneSecond = 5;

    readonly Telling _telling;
    readonly bool _saysNewEachTime;
    int _said;

    /// <param name="index">Decides its way.</param>
    /// <param name="number">Makes its name.</param>
    public KeyOfTwo(int index, long number)
    {
        (_telling, _saysNewEachTime) = ((Telling)(index % 3), index / 3 % 2 == 0);
        Name = $"key {number}";
        Rule = new NewestWins(_telling == Telling.BySource ? reading => (reading.SourceAt!.Value, reading.SeenAt) : reading => (reading.SeenAt, 0));
    }

    enum Telling
    {
        /// <summary>Each says when by the source, which need not be the order in which they were seen.</summary>
        BySource,

        /// <summary>None says when.</summary>
        BySight,

        /// <summary>Some say when, in seconds, by a clock that goes with that of the portal.</summary>
        Mixed,
    }

    public string Name { get; }

    public NewestWins Rule { get; }

    public Reading Next(Random random, bool isSecondFeed)
    {
        long seen = random.Next(Moments);
        long? source = _telling switch
        {
            Telling.BySource => random.Next(Moments / OneSecond),
            Telling.Mixed when random.Next(2) == 0 => seen / OneSecond,
            _ => null,
        };
        // What was so in a second was so for all of it; only then may a source be read twice within it and say the same.
        var second = _telling == Telling.BySource ? source!.Value : seen / OneSecond;
        var isGone = _saysNewEachTime ? random.Next(5) == 0 : second % 4 == 3;
        var act = isSecondFeed && random.Next(2) == 0 ? Act.Patch : isGone ? Act.Delete : Act.Full;
        var named = act switch { Act.Delete => [], Act.Full => Fields, _ => random.GetItems(Fields, 1 + random.Next(2)) };
        var fields = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in named) fields[field] = (_saysNewEachTime ? _said++ : second).ToString(CultureInfo.InvariantCulture);
        return new Reading(Name, act, fields, source, seen);
    }
}
