using Portal.Engine.Entities;
using Portal.Engine.Entities.Ready;

namespace Portal.Engine.Mapping.Suggesting;

/// <summary>Which entities rows of a source may be of.</summary>
public static class EntityFits
{
    const int Named = 6, Whole = 6, Least = 4, Clear = 9, MostNamed = 4, Many = 6;

    /// <param name="rows">Some rows of the source.</param>
    /// <param name="called">What the source calls the list; empty if that says nothing.</param>
    /// <param name="entities">Among which entities.</param>
    /// <returns>Those that fit at all, the best first.</returns>
    public static IReadOnlyList<EntityFit> Of(IEnumerable<SampleRow> rows, string called, IEnumerable<EntityDraft> entities)
    {
        var seen = SampledFields.Of(rows);
        var name = NameWords.Of(called);
        var fits = entities.Select(entity => Of(entity, seen, name)).Where(fit => fit.Score >= Least).OrderByDescending(fit => fit.Score).ToArray();
        // Two that fit alike are a question for a person.
        return fits is [var first, var second, ..] && first.Score - second.Score < 2 ? [.. fits.Select(fit => fit with { Sureness = Sureness.Perhaps })] : fits;
    }

    static EntityFit Of(EntityDraft entity, IReadOnlyList<SampledField> seen, IReadOnlyList<string> name)
    {
        var all = Suggestions.Of(entity, seen);
        var good = all.Where(one => one.Sureness != Sureness.Perhaps).ToArray();
        var (isNamed, isOwn) = (IsCalled(entity, name, ReadyEntities.Find(entity.Name)?.AlsoCalled ?? []), IsCalled(entity, name, []));
        // What fills each of many fields is most likely it, whatever it is called.
        var isWhole = good.Length == entity.Fields.Count && good.Length >= Many;
        var score = good.Sum(one => Weight(one.Mapping.To)) + (isNamed ? Named : 0) + (isWhole ? Whole : 0);
        var called = isOwn ? "The source calls the list so" : "Such lists are often called so";
        var labels = good.OrderByDescending(one => Weight(one.Mapping.To)).Select(one => entity.Fields.First(field => field.Name == one.Mapping.To)).Select(field => field.Label ?? field.Name).Take(MostNamed);
        var reason = good.Length == 0 ? $"{called}." : $"{(isNamed ? $"{called}, and it" : "It")} has {string.Join(", ", labels)}{(good.Length > MostNamed ? $" and {good.Length - MostNamed} more" : "")}: {good.Length} of {entity.Fields.Count} fields.";
        return new EntityFit(entity, score, score >= Clear && good.Length >= 3 ? isNamed ? Sureness.Sure : Sureness.Likely : Sureness.Perhaps, reason, all);
    }

    /// <summary>What few entities have says more than what all have.</summary>
    static int Weight(string field) => ReadyEntities.All.Count(ready => ready.Draft.Fields.Any(one => one.Name == field)) switch
    {
        <= 1 => 3,
        2 => 2,
        _ => 1,
    };

    static bool IsCalled(EntityDraft entity, IReadOnlyList<string> name, IEnumerable<string> also)
    {
        HashSet<string> words = [NameWords.Key(entity.Name), NameWords.Key(entity.Label), .. also];
        return name.Any(word => words.Contains(word) || words.Contains(One(word)));
    }

    /// <summary>contacts → contact, companies → company.</summary>
    static string One(string word) => word.EndsWith("ies", StringComparison.Ordinal) ? $"{word[..^3]}y" : word.EndsWith('s') ? word[..^1] : word;
}
