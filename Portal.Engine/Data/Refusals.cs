using System.Globalization;
using Portal.Engine.Data.Answers;

namespace Portal.Engine.Data;

/// <summary>There is no such record, or it is of something else.</summary>
public sealed record NothingThere(string Entity) : Refusal
{
    public override string Message => $"There is no {Entity} that is called so.";
}

/// <summary>There is no such stream for the asker, or none of that entity.</summary>
public sealed record StreamUnknown(string Source, string Stream, string? Entity = null) : Refusal
{
    public override string Message => $"There is no stream called {Stream} in a source called {Source}{(Entity is null ? "" : $" that brings {Entity}")}.";
}

/// <summary>It cannot be searched or sorted by.</summary>
public sealed record FieldNotSearchable(string Entity, string Field, IReadOnlyList<string> Searchable) : Refusal
{
    public override string Message =>
        $"Nothing is found or sorted by {Field}. " + (Searchable.Count == 0 ? $"{Entity} has no field here that is." : $"{Entity} is searched by {string.Join(", ", Searchable)}.");
}

/// <summary>A sensitive field is compared with whole values only.</summary>
public sealed record OnlyExact(string Field) : Refusal
{
    public override string Message => $"{Field} is sensitive: it is found by its whole value only. Use = or in.";
}

public sealed record ValueUnreadable(string Field, string What) : Refusal
{
    public override string Message => $"What {Field} is compared with is not {What}.";
}

public sealed record QuestionMalformed(string Why) : Refusal
{
    public override string Message => Why;
}

/// <summary>A token that was made for another question, was changed, or was made before the data was restored.</summary>
public sealed record TokenUnknown(string What) : Refusal
{
    public override string Message => $"This {What} does not belong to this question, or not to this data any more. Start again without it.";
}

/// <summary>It cannot be merged by a value, or not by one that may be seen.</summary>
public sealed record NoMatchHere(string Entity) : Refusal
{
    public override string Message => $"{Entity} is not found by a match value here. Ask by id, by source and key, or by a filter.";
}

/// <summary>Each happening is one of its own and there are many, so they are counted.</summary>
public sealed record OnlyCounted(string Entity) : Refusal
{
    public override string Message => $"{Entity} are happenings: ask how many there were, in which hours or days, and by which field.";
}

/// <summary>It is older than the asker accepts.</summary>
public sealed record TooOld(string Field, string? Source, TimeSpan MaxAge, DateTimeOffset? VerifiedAt, DateTimeOffset? ExpectedBy) : Refusal
{
    /// <summary>Why it could not be fetched now, where that was tried.</summary>
    public string? NotFetched { get; init; }

    public override string Message => string.Create(
        CultureInfo.InvariantCulture,
        $"{Field}{(Source is null ? "" : $" from {Source}")} {(VerifiedAt is { } at ? $"was last verified at {at.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC" : "was never verified")}, which is older than {MaxAge}. {(ExpectedBy is { } by ? $"It is expected to be verified again by {by.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC." : "Nobody can say when it will be.")}{(NotFetched is null ? "" : $" {NotFetched}")}");

    internal static TooOld Of(in DataField field, TimeSpan most) => new(field.Name, field.Source, most, field.VerifiedAt, field.ExpectedBy);
}

public sealed record NotKnownThen(string Entity, DateTimeOffset Moment) : Refusal
{
    public override string Message => string.Create(CultureInfo.InvariantCulture, $"Nothing was known of this {Entity} at {Moment.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC.");
}
