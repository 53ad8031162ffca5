using Portal.Engine.Forms;
using Portal.Engine.Resilience.Pipelines;

namespace Portal.Engine.Sources;

/// <summary>A source as somebody wants it to be. Its own annotations make its form.</summary>
public sealed record SourceDraft : IValidated
{
    public const int LongestAddress = 2000, LongestVersion = 200;

    [Setting("Name", Help = "What people here call it.", Required = true, Example = "HubSpot, sales team")]
    public string Name { get; init; } = "";

    [Setting("Environment", Help = "What stands behind its data.")]
    public SourceEnvironment Environment { get; init; } = SourceEnvironment.Production;

    [Setting("Address", Help = "Where its API begins. Feeds add their paths to it.", Required = true, Example = "https://api.example.com/v1")]
    public Uri? Address { get; init; }

    [Setting("Credential")]
    public SourceAuth Auth { get; init; } = new();

    [Setting("Requests", Help = "How many requests it allows, if it documents a limit. The portal stays a tenth below.", Min = 1)]
    public int? Requests { get; init; }

    [Setting("Within", Help = "In which time it allows so many.", Min = 1, Max = 31 * 24 * 3600)]
    public TimeSpan Per { get; init; } = TimeSpan.FromMinutes(1);

    [Setting("Version header", Help = "If its API is asked for a version by a header: the name of that header.", Example = "Stripe-Version")]
    public string? VersionHeader { get; init; }

    [Setting("Version", Help = "The version that is asked for with every request.", Example = "2026-06-30")]
    public string? Version { get; init; }

    /// <summary>The person who mends it.</summary>
    public Guid? OwnerId { get; init; }

    internal RateLimit? Rate => Requests is { } requests ? new(requests, Per) : null;

    public static SourceDraft Of(Source source) => new()
    {
        Name = source.Name,
        Environment = source.Environment,
        Address = source.Address,
        Auth = source.Auth,
        Requests = source.Rate?.Requests,
        Per = source.Rate?.Per ?? TimeSpan.FromMinutes(1),
        VersionHeader = source.VersionHeader,
        Version = source.Version,
        OwnerId = source.OwnerId,
    };

    public void Validate(FormProblems problems)
    {
        SourceName.Check(Name, problems);
        Signs.VersionCheck.Of(this, problems);
        if (Address is null) return;
        if (!Address.IsAbsoluteUri || Address.Scheme is not ("http" or "https")) problems.Add(nameof(Address), "This must be a full address such as https://api.example.com.");
        else if (Address.UserInfo.Length > 0) problems.Add(nameof(Address), "The address carries a user name or a password before the @. Remove it there, and make it the credential.");
        else if (Address.Query.Length > 0 || Address.Fragment.Length > 0) problems.Add(nameof(Address), "Leave out what begins with ? or #. Feeds have settings for that.");
        else if (Address.OriginalString.Length > LongestAddress) problems.Add(nameof(Address), "This is longer than an address can be.");
    }
}
