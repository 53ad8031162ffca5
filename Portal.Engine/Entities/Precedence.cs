namespace Portal.Engine.Entities;

/// <summary>Which stream is believed where several say something else: the first in the list that says anything.</summary>
public sealed record Precedence
{
    /// <summary>For the whole entity, by the numbers of the streams. One that is not named comes after those that are.</summary>
    public IReadOnlyList<long> Streams { get; init; } = [];

    /// <summary>For single fields, instead of the order of the whole.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<long>> Fields { get; init; } = new Dictionary<string, IReadOnlyList<long>>();

    public IReadOnlyList<long> For(string field) => Fields.GetValueOrDefault(field, Streams);
}
