using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Portal.Engine.Entities;
using Portal.Engine.Forms;

namespace Portal.Engine.Mapping.Trying;

/// <summary>Tries a mapping that is being edited on rows, without storing anything.</summary>
public static partial class MappingTry
{
    /// <summary>What stands for a sensitive value.</summary>
    public const string Hidden = "\"••••••\"";

    const int MostExamples = 3;

    /// <param name="entity">What the rows are to become.</param>
    /// <param name="definition">The mapping as it stands now, with whatever is wrong in it.</param>
    /// <param name="rows">The first of them are tried, as many as <see cref="SampleRow.Most"/>.</param>
    public static MappingTrial Of(EntityDraft entity, MappingDefinition definition, IReadOnlyList<SampleRow> rows)
    {
        var problems = new FormProblems();
        var compiled = definition.Compile(new EntityShape(entity.Kind, entity.Fields), problems) ?? WhatIsRight(entity, definition, problems);
        var sensitive = entity.Fields.Where(field => field.Sensitive).Select(field => field.Name).ToHashSet();
        var tried = new List<TriedRow>();
        var matches = new List<RowMatch>();
        var row = new MappedRow();
        foreach (var (i, sample) in rows.Take(SampleRow.Most).Index())
        {
            var one = Row(i + 1, sample, compiled, row);
            if (one.IsTaken && !one.IsDeleted && MatchOf(entity, one) is { } match) matches.Add(match);
            tried.Add(one);
        }

        IReadOnlyList<TriedField> fields = [.. definition.Fields.Select(field => field.To).Distinct().Select(name => Field(name, tried, sensitive.Contains(name)))];
        var isSecret = entity.Match is { } by && sensitive.Contains(by.Field);
        return new MappingTrial([.. tried.Select(one => Masked(one, sensitive))], compiled is null ? [] : fields, problems.All, SameKeys(tried), SameThings(matches, isSecret)) { Matches = matches };
    }

    /// <summary>The part of the mapping that can be tried, so that one slip of the pen does not hide what the rest does.</summary>
    static CompiledMapping? WhatIsRight(EntityDraft entity, MappingDefinition definition, FormProblems problems)
    {
        var bad = problems.All.Select(problem => Index().Match(problem.Setting)).Where(match => match.Success).Select(match => int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)).ToHashSet();
        var good = definition.Fields.Where((_, i) => !bad.Contains(i)).ToArray();
        if (good.Length == 0) return null;
        var mapped = good.Select(field => field.To).ToHashSet();
        var shape = new EntityShape(entity.Kind, [.. entity.Fields.Select(field => mapped.Contains(field.Name) ? field : field with { Required = false })]);
        return (definition with { Fields = good, Mode = entity.Kind == EntityKind.Happening ? MappingMode.Full : definition.Mode }).Compile(shape, new FormProblems());
    }

    static TriedRow Row(int number, SampleRow sample, CompiledMapping? compiled, MappedRow row)
    {
        var (values, refused) = (new Dictionary<string, string>(), new List<FieldRefused>());
        if (sample.IsDeleted) return new TriedRow(number, sample.Key, values, [], IsDeleted: true);
        if (sample.Problem is not null || sample.Key is null) refused.Add(new FieldRefused("", sample.Problem ?? "It has no key."));
        if (sample.Fields.ValueKind == JsonValueKind.Object) compiled?.Each(sample.Fields, row, Take);
        else refused.Add(new FieldRefused("", "The record is not an object."));
        return new TriedRow(number, sample.Key, values, refused);

        void Take(string field, string? value, string? reason)
        {
            if (reason is not null) refused.Add(new FieldRefused(field, reason));
            else if (value is not null) values[field] = value;
        }
    }

    static TriedField Field(string name, List<TriedRow> rows, bool isSensitive)
    {
        var mapped = rows.Where(row => !row.IsDeleted && row.Refused.All(refused => refused.Field.Length > 0)).ToArray();
        var values = mapped.Select(row => row.Values.GetValueOrDefault(name)).OfType<string>().ToArray();
        var refused = mapped.Select(row => row.Refused.FirstOrDefault(one => one.Field == name)).OfType<FieldRefused>().ToArray();
        var nulls = values.Count(value => value == "null");
        string[] examples = [.. values.Where(value => value != "null").Distinct().Take(MostExamples)];
        return new TriedField(name, values.Length - nulls, nulls, mapped.Length - values.Length - refused.Length, refused.Length, isSensitive && examples.Length > 0 ? [Hidden] : examples, refused.FirstOrDefault()?.Reason);
    }

    static TriedRow Masked(TriedRow row, HashSet<string> sensitive) =>
        sensitive.Count == 0 ? row : row with { Values = row.Values.ToDictionary(value => value.Key, value => sensitive.Contains(value.Key) && value.Value != "null" ? Hidden : value.Value) };

    static RowMatch? MatchOf(EntityDraft entity, TriedRow row)
    {
        if (entity is not { Kind: EntityKind.Keyed, Match: { } match } || !row.Values.TryGetValue(match.Field, out var json) || json == "null") return null;
        var text = json[0] == '"' ? JsonSerializer.Deserialize<string>(json)! : json;
        // What is sealed is compared as it is written, because nobody opens it to compare.
        if (entity.Fields.Any(field => field.Name == match.Field && field.Sensitive)) return text.Length > 0 ? new RowMatch(row.Number, row.Key, text, text) : null;
        return MatchValue.Of(text, match.Normalisation) is { } normal ? new RowMatch(row.Number, row.Key, text, normal) : null;
    }

    static IReadOnlyList<RowsTogether> SameKeys(List<TriedRow> rows) =>
        [.. rows.Where(row => row.Key is not null).GroupBy(row => row.Key!).Where(same => same.Count() > 1).Select(same => new RowsTogether(same.Key, [.. same.Select(row => row.Number)]))];

    static IReadOnlyList<RowsTogether> SameThings(List<RowMatch> matches, bool isSecret) =>
        [.. matches.GroupBy(match => match.Normal).Where(same => same.DistinctBy(match => match.Key).Count() > 1).Select(same => new RowsTogether(isSecret ? JsonSerializer.Deserialize<string>(Hidden)! : same.Key, [.. same.Select(match => match.Number)]))];

    [GeneratedRegex(@"\AFields\[([0-9]+)\]")]
    private static partial Regex Index();
}
