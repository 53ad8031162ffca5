namespace Portal.Engine.People;

/// <summary>A person as an identity provider knows them. The subject stays when their email changes.</summary>
public sealed class PersonLogin
{
    public required string Scheme { get; init; }

    public required string Subject { get; init; }

    public required Guid PersonId { get; init; }
}
