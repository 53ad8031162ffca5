namespace Portal.Engine.People;

/// <summary>A right that is handed out as a link or a code, is good once and for a while. Only its hash is kept.</summary>
public sealed class Ticket
{
    public required Guid Id { get; init; }

    public required TicketPurpose Purpose { get; init; }

    /// <summary>Whom it is for; nobody yet for the first admin.</summary>
    public Guid? PersonId { get; init; }

    public required string Hash { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }
}
