using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Portal.Engine;
using Portal.Engine.Audit;
using Portal.Engine.Credentials;
using Portal.Engine.Secrets;
using Portal.Engine.Sources;

namespace Portal.Web.Features.Sources.Connecting;

/// <summary>Registers systems, with their credential in the vault.</summary>
public sealed partial class SystemDesk(SourceRegistry sources, Vault vault)
{
    /// <summary>What a reference to a secret in the vault begins with.</summary>
    public const string InVault = "vault:";

    /// <param name="me">Who does it.</param>
    /// <param name="draft">The system.</param>
    /// <param name="secret">What was typed; null or empty where it asks for nothing.</param>
    /// <param name="stop">Gives up waiting.</param>
    public async Task<Outcome<Source>> Add(Actor me, SourceDraft draft, string? secret, CancellationToken stop = default)
    {
        draft = draft with { OwnerId = me.PersonId };
        if (draft.Auth.Kind == AuthKind.None) return await sources.Add(me, draft, stop);
        var name = NameOf(draft.Name);
        if ((await vault.Put(me, name, new Secret(secret ?? ""), stop)).Refusal is { } unfit) return unfit;
        var added = await sources.Add(me, draft with { Auth = draft.Auth with { Secret = InVault + name } }, stop);
        // A secret that nothing refers to is one too many.
        if (added.Refusal is not null) await vault.Remove(me, name, stop);
        return added;
    }

    /// <summary>A secret that is typed anew takes the place of the one before it; without one that stays.</summary>
    public async Task<Outcome<Source>> Change(Actor me, Source source, SourceDraft draft, string? secret, CancellationToken stop = default)
    {
        draft = draft with { OwnerId = source.OwnerId };
        if (draft.Auth.Kind == AuthKind.None || string.IsNullOrWhiteSpace(secret)) return await sources.Change(me, source.Id, draft, stop);
        var own = source.Auth.Secret is { } kept && kept.StartsWith(InVault, StringComparison.Ordinal) ? kept[InVault.Length..] : null;
        var name = own ?? NameOf(draft.Name);
        if ((await vault.Put(me, name, new Secret(secret), stop)).Refusal is { } unfit) return unfit;
        var changed = await sources.Change(me, source.Id, draft with { Auth = draft.Auth with { Secret = InVault + name } }, stop);
        if (changed.Refusal is not null && own is null) await vault.Remove(me, name, stop);
        return changed;
    }

    /// <summary>Two systems of nearly the same name have a secret each.</summary>
    static string NameOf(string source) => $"{Unfit().Replace(source.Trim().ToLowerInvariant(), "-").Trim('-') switch { { Length: > 60 } text => text[..60], "" => "source", var text => text }}-{RandomNumberGenerator.GetHexString(6, lowercase: true)}";

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex Unfit();
}
