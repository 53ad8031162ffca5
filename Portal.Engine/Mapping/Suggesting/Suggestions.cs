using Portal.Engine.Entities;

namespace Portal.Engine.Mapping.Suggesting;

/// <summary>How the fields of an entity might be filled from what a source was seen to say.</summary>
public static class Suggestions
{
    /// <param name="entity">What the rows are to become.</param>
    /// <param name="rows">Some rows of the source.</param>
    /// <param name="zone">Which time zone is meant where none is told.</param>
    /// <returns>At most one a field, in the order of the entity's fields; no field of the source is taken for two.</returns>
    public static IReadOnlyList<MappingSuggestion> Of(EntityDraft entity, IEnumerable<SampleRow> rows, string zone = "UTC") => Of(entity, SampledFields.Of(rows), zone);

    /// <param name="entity">What the rows are to become.</param>
    /// <param name="seen">What the source was seen to say.</param>
    /// <param name="zone">Which time zone is meant where none is told.</param>
    public static IReadOnlyList<MappingSuggestion> Of(EntityDraft entity, IReadOnlyList<SampledField> seen, string zone = "UTC")
    {
        var finder = new Candidates(entity, new Readings(zone));
        var all = Unclear([.. entity.Fields.SelectMany(field => finder.Of(field, seen))]);
        var (taken, used) = (new Dictionary<string, Candidate>(), new HashSet<SampledField>());
        // A whole name is better than one that is put together, and a field with one meaning better than a list of guesses.
        foreach (var candidate in all.OrderByDescending(candidate => candidate.Score))
        {
            if (taken.ContainsKey(candidate.Target.Name) || candidate.Sources.Any(used.Contains)) continue;
            taken[candidate.Target.Name] = candidate;
            used.UnionWith(candidate.Sources);
        }

        return [.. entity.Fields.Where(field => taken.ContainsKey(field.Name)).Select(field => Suggestion(taken[field.Name]))];
    }

    /// <summary>What may be either of two things is sure to be neither; but what another field fills better is no rival.</summary>
    static IEnumerable<Candidate> Unclear(List<Candidate> all)
    {
        var certain = all.Where(candidate => candidate.Score >= Candidate.Certain).Select(candidate => candidate.Target).ToHashSet();
        foreach (var candidate in all)
        {
            var rivals = all.Where(other => !ReferenceEquals(other, candidate) && other.Score == candidate.Score && other.Score < Candidate.Certain).ToArray();
            var target = rivals.FirstOrDefault(other => other.Target == candidate.Target);
            var source = rivals.FirstOrDefault(other => other.Target != candidate.Target && !certain.Contains(other.Target) && other.Sources.Any(candidate.Sources.Contains));
            if (target is null && source is null)
            {
                yield return candidate;
                continue;
            }

            yield return candidate with
            {
                Score = Math.Min(candidate.Score, Candidate.Doubted),
                Reason = target is not null ? $"{candidate.Reason} {target.Sources[0].Path} may be meant as well." : $"{candidate.Reason} It may also be {source!.Target.Label ?? source.Target.Name}.",
            };
        }
    }

    static MappingSuggestion Suggestion(Candidate candidate) => new(candidate.Mapping, candidate.Sureness, candidate.Reason, [.. candidate.Sources.Select(source => source.Path)]);
}
