using Portal.Engine.Secrets;

namespace Portal.Engine.People;

/// <summary>What an admin passes on: the token goes into the link, and is shown only now.</summary>
public sealed record Invitation(Person Person, Secret Token, DateTimeOffset ExpiresAt);
