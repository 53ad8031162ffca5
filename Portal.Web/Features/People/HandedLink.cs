namespace Portal.Web.Features.People;

/// <summary>A link to pass on to somebody; it is shown once.</summary>
public sealed record HandedLink(string Name, string Url, DateTimeOffset ExpiresAt);
