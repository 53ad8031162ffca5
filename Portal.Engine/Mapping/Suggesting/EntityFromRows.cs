using System.Text.RegularExpressions;
using Portal.Engine.Entities;
using Portal.Engine.Entities.Ready;
using Match = Portal.Engine.Entities.Match;

namespace Portal.Engine.Mapping.Suggesting;

/// <summary>Drafts of a new entity, or of a new field, from what rows of a source say.</summary>
public static partial class EntityFromRows
{
    const int MostFields = 60, MostSearchable = 8, LongestSearched = 80;

    static readonly HashSet<string> Sensitive = ["iban", "ssn", "salary", "gehalt", "birth", "birthday", "birthdate", "geburtsdatum", "password", "passport", "dob", "bic", "diagnosis", "religion"];

    static readonly Readings Ways = new("UTC");

    /// <param name="called">What the source calls the list.</param>
    /// <param name="rows">Some of its rows.</param>
    public static EntityDraft Draft(string called, IEnumerable<SampleRow> rows)
    {
        var (fields, searchable, match) = (new List<EntityField>(), 0, (Match?)null);
        foreach (var seen in SampledFields.Of(rows).Where(seen => seen.Values.Count > 0).Take(MostFields))
        {
            var field = Field(seen, [.. fields.Select(one => one.Name)]);
            if (field.Searchable && searchable++ >= MostSearchable) field = field with { Searchable = false };
            if (match is null && field.Type == FieldType.Text && Looks.All(seen, FieldLook.Email) && !NameWords.IsOthers(seen)) match = new Match(field.Name, Normalisation.Email);
            fields.Add(field);
        }

        var words = NameWords.Of(called);
        return new EntityDraft(Named(words, "record", []), Label(words, "Record"), EntityKind.Keyed, fields) { Match = match };
    }

    /// <summary>A field that holds what a field of the source says.</summary>
    /// <param name="seen">The field of the source.</param>
    /// <param name="taken">Names that are taken.</param>
    public static EntityField Field(SampledField seen, IReadOnlyCollection<string> taken)
    {
        var words = NameWords.Way(seen).SelectMany(NameWords.Of).ToArray();
        var type = Type(seen, words);
        return new EntityField(Named(words, "field", taken), type) { Label = Label(words, "Field"), Sensitive = words.Any(Sensitive.Contains), Searchable = IsSearched(seen, type) };
    }

    /// <summary>How the fields of such a draft are filled from the rows that it was made of.</summary>
    public static MappingDefinition Mapping(EntityDraft draft, IEnumerable<SampleRow> rows)
    {
        var seen = SampledFields.Of(rows).Where(one => one.Values.Count > 0).ToArray();
        var mappings = new List<FieldMapping>();
        foreach (var (field, source) in draft.Fields.Zip(seen))
        {
            if (Ways.Of(source, field.Type) is { } reading) mappings.Add(new FieldMapping(field.Name) { From = source.Path, Steps = reading.Steps });
        }

        return new MappingDefinition { Fields = mappings };
    }

    static FieldType Type(SampledField seen, string[] words)
    {
        if (seen.IsBoolean) return FieldType.Boolean;
        if (seen.Texts.Count() < seen.Values.Count) return FieldType.Json;
        var isKey = words[^1] is "id" or "key" or "number" or "no" or "nr" or "code" or "zip" or "plz" or "postcode" or "phone";
        if (isKey) return FieldType.Text;
        var isTime = words.Any(word => word is "at" or "on" or "date" or "time" or "datum" or "am" or "created" or "updated" or "modified" or "opened" or "closed" or "changed" or "due" or "ms" or "timestamp" or "ts");
        if (isTime || seen.Texts.All(text => DateLike().IsMatch(text)))
        {
            if (!seen.Texts.Any(text => text.Contains(':', StringComparison.Ordinal) || text.Length > 10 || seen.IsNumber) && Ways.Of(seen, FieldType.Date) is { Doubt: null }) return FieldType.Date;
            if (Ways.Of(seen, FieldType.Moment) is { Doubt: null }) return FieldType.Moment;
        }

        return seen.IsNumber || (seen.Texts.All(text => text.AsSpan().IndexOfAny(',', '.') >= 0) && Ways.Of(seen, FieldType.Number) is { Doubt: null }) ? FieldType.Number : FieldType.Text;
    }

    static bool IsSearched(SampledField seen, FieldType type) => type switch
    {
        FieldType.Text => seen.Texts.All(text => text.Length <= LongestSearched),
        FieldType.Date => true,
        _ => false,
    };

    static string Named(IReadOnlyList<string> words, string otherwise, IReadOnlyCollection<string> taken)
    {
        var name = NotInNames().Replace(string.Join('_', words).Replace("ß", "ss", StringComparison.Ordinal), "").Trim('_');
        if (name.Length == 0 || !char.IsAsciiLetter(name[0])) name = $"{otherwise}_{name}".TrimEnd('_');
        const int Room = 4;
        if (name.Length > EntityName.MaxLength - Room) name = name[..(EntityName.MaxLength - Room)].TrimEnd('_');
        var (free, number) = (name, 2);
        while (taken.Contains(free)) free = $"{name}_{number++}";
        return free;
    }

    static string Label(IReadOnlyList<string> words, string otherwise)
    {
        var label = string.Join(' ', words);
        return label.Length == 0 ? otherwise : $"{char.ToUpperInvariant(label[0])}{label[1..Math.Min(label.Length, EntityName.LongestLabel)]}";
    }

    [GeneratedRegex(@"\A([0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4})")]
    private static partial Regex DateLike();

    [GeneratedRegex("[^a-z0-9_]")]
    private static partial Regex NotInNames();
}
