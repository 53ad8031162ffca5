using Microsoft.AspNetCore.Components.Forms;
using Portal.Engine;
using Portal.Engine.Forms;
using Portal.Engine.Sources;

namespace Portal.Web.Features.Sources.Connecting;

/// <summary>A system as it is typed in: where it is, and what it asks for. What is secret is never shown again.</summary>
public sealed class SystemForm
{
    readonly ValidationMessageStore _problems;

    public SystemForm()
    {
        Context = new EditContext(this);
        _problems = new ValidationMessageStore(Context);
    }

    public EditContext Context { get; }

    public string? Name { get; set; } = "";

    public string? Address { get; set; } = "";

    public SourceEnvironment Environment { get; set; } = SourceEnvironment.Production;

    public AuthKind Kind { get; set; }

    public string? Header { get; set; } = "X-Api-Key";

    public string? Prefix { get; set; }

    public string? Parameter { get; set; } = "api_key";

    public string? User { get; set; }

    /// <summary>Only what was typed now; empty keeps what is stored.</summary>
    public string? Secret { get; set; }

    /// <summary>Where the secret is kept already.</summary>
    public string? Kept { get; private set; }

    public string? Requests { get; set; }

    public string? Per { get; set; } = "1m";

    /// <summary>Who mends it; empty for nobody.</summary>
    public string? OwnerId { get; set; } = "";

    public string? VersionHeader { get; set; }

    public string? Version { get; set; }

    /// <summary>All that is entered, to tell whether something is another.</summary>
    public string Entered => string.Join('\n', Name, Address, Environment, Kind, Header, Prefix, Parameter, User, Secret, Requests, Per, OwnerId, VersionHeader, Version);

    public static SystemForm Of(Source source) => new()
    {
        Name = source.Name,
        Address = source.Address.ToString(),
        Environment = source.Environment,
        Kind = source.Auth.Kind,
        Header = source.Auth.Header ?? "X-Api-Key",
        Prefix = source.Auth.Prefix,
        Parameter = source.Auth.Parameter ?? "api_key",
        User = source.Auth.User,
        Kept = source.Auth.Secret,
        Requests = $"{source.Rate?.Requests}",
        OwnerId = $"{source.OwnerId}",
        VersionHeader = source.VersionHeader,
        Version = source.Version,
        Per = SpanText.Write(source.Rate?.Per ?? TimeSpan.FromMinutes(1)),
    };

    /// <returns>Null if something of it cannot be read; that is marked then. Where the secret is kept is left to whoever stores it.</returns>
    public SourceDraft? Read()
    {
        _problems.Clear();
        var address = Address?.Trim() is { Length: > 0 } text ? Uri.TryCreate(text.Contains("://", StringComparison.Ordinal) ? text : $"https://{text}", UriKind.Absolute, out var uri) ? uri : null : null;
        var (requests, per) = (0, SpanText.Read(Per ?? ""));
        if (address is null) Mark(nameof(Address), "Write where its API begins, such as https://api.example.com/v1.");
        if (Kind != AuthKind.None && Kept is null && string.IsNullOrWhiteSpace(Secret)) Mark(nameof(Secret), Kind == AuthKind.Basic ? "Type the password." : "Paste the key.");
        var isLimited = !string.IsNullOrWhiteSpace(Requests);
        if (isLimited && !int.TryParse(Requests, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out requests)) Mark(nameof(Requests), "Write a whole number, or leave it empty.");
        if (isLimited && per is null) Mark(nameof(Per), "Write a time such as 1m, 1h or 1d.");
        Context.NotifyValidationStateChanged();
        if (Context.GetValidationMessages().Any()) return null;
        return new SourceDraft
        {
            Name = Name?.Trim() ?? "",
            Address = address,
            Environment = Environment,
            Auth = new SourceAuth { Kind = Kind, Header = Header, Prefix = Prefix, Parameter = Parameter, User = User, Secret = Kept },
            Requests = isLimited ? requests : null,
            Per = per ?? TimeSpan.FromMinutes(1),
            VersionHeader = VersionHeader,
            Version = Version,
            OwnerId = Guid.TryParse(OwnerId, out var owner) ? owner : null,
        };
    }

    /// <summary>Marks what is wrong where it stands.</summary>
    /// <returns>What is wrong with the whole of it.</returns>
    public string? Mark(Refusal refusal)
    {
        _problems.Clear();
        if (refusal is SourceNameTaken) Mark(nameof(Name), refusal.Message);
        foreach (var problem in (refusal as SettingsUnfit)?.Problems ?? []) Mark(problem.Setting.Split('.')[^1], problem.Text);
        Context.NotifyValidationStateChanged();
        return refusal is SettingsUnfit or SourceNameTaken ? null : refusal.Message;
    }

    void Mark(string field, string text) => _problems.Add(new FieldIdentifier(this, field), text);
}
