using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Portal.Engine;
using Portal.Engine.Audit;
using Portal.Engine.Credentials;
using Portal.Engine.Forms;
using Portal.Engine.People;
using Portal.Engine.Resilience.Egress;
using Portal.Engine.Secrets;
using Portal.Engine.Sources;

namespace Portal.Web.Features.Sources.Connecting;

/// <summary>Registers systems, with their credential in the vault.</summary>
public sealed partial class SystemDesk(SourceRegistry sources, Vault vault, Rights rights)
{
    const string Place = $"{nameof(SourceDraft.Auth)}.{nameof(SourceAuth.Secret)}";

    /// <param name="me">Who does it.</param>
    /// <param name="draft">The system.</param>
    /// <param name="secret">What was typed; null or empty where it asks for nothing.</param>
    /// <param name="stop">Gives up waiting.</param>
    public async Task<Outcome<Source>> Add(Actor me, SourceDraft draft, string? secret, CancellationToken stop = default)
    {
        if (await rights.OfAdmin(me, stop) is { } forbidden) return forbidden;
        draft = draft with { OwnerId = draft.OwnerId ?? me.PersonId };
        if (draft.Auth.Kind == AuthKind.None) return await sources.Add(me, draft, stop);
        var name = NameOf(draft.Name);
        if ((await vault.Put(me, name, new Secret(secret ?? ""), stop)).Refusal is { } unfit) return unfit;
        var added = await sources.Add(me, draft with { Auth = draft.Auth with { Secret = InVault(name) } }, stop);
        // A secret that nothing refers to is one too many.
        if (added.Refusal is not null) await vault.Remove(me, name, stop);
        return added;
    }

    /// <summary>
    /// A secret that is typed anew takes the place of the one before it; without one that stays, but only where the source stays:
    /// what was given to one system is not sent to another. What is refused changes no secret, and what nothing refers to any more goes.
    /// </summary>
    /// <param name="me">Who does it.</param>
    /// <param name="seen">The system as the person saw it, so that nobody undoes unknowingly what another did.</param>
    /// <param name="draft">The system as it is to be.</param>
    /// <param name="secret">What was typed anew; null or empty where nothing was.</param>
    /// <param name="stop">Gives up waiting.</param>
    public async Task<Outcome<Source>> Change(Actor me, Source seen, SourceDraft draft, string? secret, CancellationToken stop = default)
    {
        if (await rights.OfAdmin(me, stop) is { } forbidden) return forbidden;
        var moves = draft.Address is { IsAbsoluteUri: true } address && Origin.Of(address) != Origin.Of(seen.Address);
        var outcome = draft.Auth.Kind == AuthKind.None ? await sources.Change(me, seen, draft, stop)
            : !string.IsNullOrWhiteSpace(secret) ? await Replace(me, seen, draft, new Secret(secret), moves, stop)
            : moves && seen.Auth.Secret is not null ? new SettingsUnfit([new FormProblem(Place, "The address is that of another system. Type it again, so that it is sent there only if you mean it.")])
            : await sources.Change(me, seen, With(draft, seen.Auth.Secret), stop);
        if (!outcome.Succeeded(out var saved, out _) || seen.Auth.NameInVault() is not { } old || saved.Auth.Secret == seen.Auth.Secret || await sources.Shares(seen, stop)) return outcome;
        return await vault.TakeOut(me, old, stop) is { } left ? new SavedBesideVault(saved, $"the credential that it had, {old}, is still in the vault", left) : outcome;
    }

    async Task<Outcome<Source>> Replace(Actor me, Source seen, SourceDraft draft, Secret secret, bool moves, CancellationToken stop)
    {
        if (!moves && seen.Auth.NameInVault() is { } own && !await sources.Shares(seen, stop))
        {
            var changed = await sources.Change(me, seen, With(draft, seen.Auth.Secret), stop);
            return changed.Succeeded(out var saved, out _) && (await vault.Put(me, own, secret, stop)).Refusal is { } unstored ? new SavedBesideVault(saved, "the credential that you typed is not stored", unstored) : changed;
        }

        // Under a name of its own, so that no other source shows it, and the old one is not sent to the new address for a moment.
        var name = NameOf(draft.Name);
        if ((await vault.Put(me, name, secret, stop)).Refusal is { } unfit) return unfit;
        var moved = await sources.Change(me, seen, With(draft, InVault(name)), stop);
        if (moved.Refusal is not null) await vault.Remove(me, name, stop);
        return moved;
    }

    static SourceDraft With(SourceDraft draft, string? secret) => draft with { Auth = draft.Auth with { Secret = secret } };

    static string InVault(string name) => $"{new SecretReference(SecretPlace.Vault, name)}";

    /// <summary>Two systems of nearly the same name have a secret each.</summary>
    static string NameOf(string source) => $"{Unfit().Replace(source.Trim().ToLowerInvariant(), "-").Trim('-') switch { { Length: > 60 } text => text[..60], "" => "source", var text => text }}-{RandomNumberGenerator.GetHexString(6, lowercase: true)}";

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex Unfit();
}
