namespace Portal.Engine.People;

/// <summary>One browser that somebody signed in with, until it signs out or stays away.</summary>
public sealed class Session
{
    public required Guid Id { get; init; }

    public required Guid PersonId { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset EndsAt { get; set; }
}
