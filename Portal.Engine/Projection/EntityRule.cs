using System.Text.Json;
using System.Text.Json.Serialization;
using Portal.Engine.Entities;
using Portal.Engine.Projection.Merging;

namespace Portal.Engine.Projection;

/// <summary>How the records of one entity become unified ones.</summary>
sealed class EntityRule(Entity entity, IReadOnlySet<long> streams)
{
    /// <summary>Moves when rows hold something else than before, so that those there are made again.</summary>
    const int Format = 2;

    static readonly JsonSerializerOptions Readable = new() { Converters = { new JsonStringEnumConverter() } };

    readonly Normalisation _normalisation = entity.Match?.Normalisation ?? Normalisation.None;
    readonly string? _field = entity.Match?.Field;
    readonly bool _blind = entity.MatchesBlindly;

    public long Entity { get; } = entity.Id;

    public IReadOnlySet<long> Streams { get; } = streams;

    public int MostInOne { get; } = entity.MostInOne;

    public Precedence Precedence { get; } = entity.Precedence;

    public IReadOnlyList<EntityField> Searchable { get; } = [.. entity.Fields.Where(field => field.Searchable)];

    /// <summary>The same text, the same rules.</summary>
    public string Text { get; } = JsonSerializer.Serialize(
        new
        {
            Format,
            entity.Match,
            entity.MatchesBlindly,
            entity.MostInOne,
            entity.Precedence.Streams,
            Fields = entity.Precedence.Fields.OrderBy(one => one.Key, StringComparer.Ordinal),
            Searchable = entity.Fields.Where(field => field.Searchable).Select(field => field.Name).Order(StringComparer.Ordinal),
        },
        Readable);

    /// <returns>By what a record is compared with others; null if by nothing.</returns>
    public string? MatchOf(ReadOnlySpan<byte> body)
    {
        if (_field is null || !BodyFields.Find(body, _field, out var value)) return null;
        // What is sensitive stands nowhere in the clear, here neither; and its blind index is of the normalised value.
        if (_blind) return BodyFields.Blind(value) is { Length: > 0 } blind ? blind : null;
        return BodyFields.Text(value) is { } text && MatchValue.Of(text, _normalisation) is { } match ? SearchText.Fit(match) : null;
    }

    /// <returns>By what a unified record is found.</returns>
    public IEnumerable<(string Field, string Value)> Values(byte[] body)
    {
        foreach (var field in Searchable)
        {
            if (BodyFields.Find(body, field.Name, out var value) && SearchText.Of(field, value) is { } text) yield return (field.Name, text);
        }
    }
}
