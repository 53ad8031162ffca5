using System.Globalization;
using System.Text.Json.Nodes;
using Portal.Web.SampleCompany.World;

namespace Portal.Web.SampleCompany.Kinds;

/// <summary>One kind of record: how many there are, how they change, and what they look like to a program that asks.</summary>
abstract class Kind(string name)
{
    static readonly Meddling Nothing = new();

    public string Name => name;

    /// <summary>The field that says when a record last changed, and how it is written.</summary>
    public abstract string Updated { get; }

    /// <summary>The field that the schema switch renames or writes as another type.</summary>
    public abstract string Unsteady { get; }

    public abstract DeleteHabit Deletes { get; }

    public abstract ITable Table { get; }

    public Meddling Meddling => Table is Population population ? population.Meddling : Nothing;

    /// <summary>What stands before the number in a key; a kind without has numbers as keys.</summary>
    protected virtual string Prefix => "";

    public JsonNode Key(long number) => Prefix.Length == 0 ? JsonValue.Create(number) : JsonValue.Create(KeyText(number));

    public string KeyText(long number) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{number}");

    public long? Number(string key) =>
        key.StartsWith(Prefix, StringComparison.Ordinal) && long.TryParse(key.AsSpan(Prefix.Length), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The whole record.</summary>
    public abstract JsonObject Describe(Row row);

    public SampleRecord Record(Row row) => new(KeyText(row.Number), Describe(row), row.CreatedAt, row.UpdatedAt, row.DeletedAt);

    protected static string Iso(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
