using Portal.Engine.Entities;
using Portal.Engine.Entities.Ready;
using Portal.Engine.Mapping.Steps;

namespace Portal.Engine.Mapping.Suggesting;

/// <summary>Finds what may fill a field of an entity, by names first and then by what the values say to it.</summary>
sealed class Candidates(EntityDraft entity, Readings readings)
{
    const int SameName = 95, KnownName = 90, LooseName = 66, OthersName = 40, PartOfName = 38, LooksOnly = 62;

    readonly HashSet<string> _own = [NameWords.Key(entity.Name), NameWords.Key(entity.Label), .. ReadyEntities.Find(entity.Name)?.AlsoCalled ?? []];

    public IEnumerable<Candidate> Of(EntityField target, IReadOnlyList<SampledField> seen)
    {
        var meaning = FieldMeanings.Of(target.Name);
        foreach (var field in seen)
        {
            if (Of(target, meaning, field) is { } candidate) yield return candidate;
        }

        if (target.Type == FieldType.Text && target.Name == "name" && Whole(target, seen) is { } whole) yield return whole;
    }

    Candidate? Of(EntityField target, FieldMeaning? meaning, SampledField field)
    {
        var (score, why) = ByName(target, meaning, field);
        var look = meaning?.Look ?? FieldLook.Any;
        var looksSo = look != FieldLook.Any && Looks.All(field, look);
        if (score == 0 && looksSo && ByLook(look, field) is var byLook and > 0) (score, why) = (byLook, $"All values look like {Looks.Name(look)}.");
        if (score == 0 || readings.Of(field, target.Type) is not { } reading) return null;

        why = $"{why} {reading.Note}".Trim();
        if (field.Values.Count == 0) (score, why) = (Math.Min(score, Candidate.Doubted), $"{why} No row of the sample says anything there.");
        else if (looksSo && !why.StartsWith("All", StringComparison.Ordinal)) why += $" All values look like {Looks.Name(look)}.";
        else if (look is FieldLook.Email or FieldLook.Phone or FieldLook.Currency or FieldLook.Iban or FieldLook.Domain && !looksSo) (score, why) = (Math.Min(score, Candidate.Doubted), $"{why} But not all values look like {Looks.Name(look)}.");
        if (reading.GuessesZone) score = Math.Min(score, Candidate.Certain - 1);
        if (reading.Doubt is { } doubt) (score, why) = (Math.Min(score, Candidate.Doubted), $"{why} {doubt}");
        return score < Candidate.Possible ? null : new Candidate(target, new FieldMapping(target.Name) { From = field.Path, Steps = reading.Steps }, score, why, [field]);
    }

    /// <summary>The names on the way tell whose it is: the e-mail address of an owner is not that of the customer.</summary>
    (int Score, string Why) ByName(EntityField target, FieldMeaning? meaning, SampledField field)
    {
        var way = NameWords.Way(field);
        var (full, last) = (NameWords.Key(string.Join(' ', way)), NameWords.Key(way[^1]));
        var isOwn = way.Length == 1 || way.SkipLast(1).All(group => _own.Contains(NameWords.Key(group)) || (meaning is { InAddress: true } && NameWords.IsAddress(group)));
        // A whole way may be a name of its own: company.id is the key of a company.
        if (Says(target, meaning, full) is { Score: > 0 } whole) return whole;
        if (Says(target, meaning, last) is not { Score: > 0 } found) return isOwn ? Part(target, way[^1]) : (0, "");
        if (isOwn) return found;
        return (Math.Min(found.Score, OthersName), $"It is called {last}, but is part of {string.Join('.', way.SkipLast(1))}.");
    }

    static (int Score, string Why) Says(EntityField target, FieldMeaning? meaning, string name)
    {
        if (name == NameWords.Key(target.Name)) return (SameName, "It has the same name.");
        if (target.Label is { } label && name == NameWords.Key(label)) return (KnownName + 2, "It has the same name.");
        if (meaning is null) return (0, "");
        if (meaning.Words.Contains(name)) return (KnownName - Math.Min(4, IndexOf(meaning.Words, name) / 4), "Systems often call it so.");
        return meaning.Perhaps.Contains(name) ? (LooseName, "Some systems call it so.") : (0, "");
    }

    static int IndexOf(IReadOnlyList<string> words, string word)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i] == word) return i;
        }

        return words.Count;
    }

    /// <summary>All words of the field stand in a longer name. That may be a thing of its own, so it is never more than a hint.</summary>
    static (int Score, string Why) Part(EntityField target, string name)
    {
        var (wanted, has) = (NameWords.Of(target.Name), NameWords.Of(name));
        var isTime = target.Type is FieldType.Date or FieldType.Moment;
        return wanted.Count > 0 && !isTime && has.Count > wanted.Count && wanted.All(has.Contains) && has[^1] is not ("id" or "key") ? (PartOfName, "Its name has the same words, and more.") : (0, "");
    }

    static int ByLook(FieldLook look, SampledField field) => look switch
    {
        FieldLook.Email or FieldLook.Currency or FieldLook.Iban => NameWords.IsOthers(field) || field.Names.Count > 2 ? OthersName : LooksOnly,
        FieldLook.Phone when field.Texts.All(text => text.TrimStart().StartsWith('+')) => NameWords.IsOthers(field) || NameWords.Of(field.Names[^1]).Contains("fax") ? OthersName : LooksOnly,
        _ => 0,
    };

    /// <summary>A name that the source has in two parts.</summary>
    Candidate? Whole(EntityField target, IReadOnlyList<SampledField> seen)
    {
        foreach (var first in seen.Where(field => Means(FieldMeanings.FirstName, field) && field.Values.Count > 0))
        {
            var group = first.Names.SkipLast(1);
            var last = seen.FirstOrDefault(field => Means(FieldMeanings.LastName, field) && field.Values.Count > 0 && field.Names.SkipLast(1).SequenceEqual(group));
            if (last is null || $"{first.Path}{last.Path}".AsSpan().IndexOfAny('{', '}') >= 0) continue;
            var steps = new MappingStep[] { new TemplateStep($"{{{first.Path}}} {{{last.Path}}}") };
            return new Candidate(target, new FieldMapping(target.Name) { Steps = steps }, KnownName, "It is put together from the first and the last name.", [first, last]);
        }

        return null;
    }

    bool Means(FieldMeaning meaning, SampledField field)
    {
        var way = NameWords.Way(field);
        var isOwn = way.Length == 1 || way.SkipLast(1).All(group => NameWords.Key(group) == "name" || _own.Contains(NameWords.Key(group)));
        return isOwn && field.IsText && (meaning.Words.Contains(NameWords.Key(string.Join(' ', way))) || meaning.Words.Contains(NameWords.Key(way[^1])));
    }
}
