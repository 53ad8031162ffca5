using Microsoft.EntityFrameworkCore;
using Portal.Engine.Credentials;
using Portal.Engine.Forms;
using Portal.Engine.People;
using Portal.Engine.Persistence;
using Portal.Engine.Resilience.Egress;

namespace Portal.Engine.Sources;

/// <summary>What is wrong with a source, all at once: with what was entered, and with what it points at.</summary>
public sealed class SourceCheck(IDatabase database, EgressGuard guard, SecretReferences references)
{
    internal async Task<FormProblems> Of(SourceDraft draft, CancellationToken stop)
    {
        var problems = new FormProblems();
        SettingsCheck.Check(draft, problems);
        if (draft.Address is { } address && Fits(nameof(draft.Address)) && guard.Check(address) is { } refusal) problems.Add(nameof(draft.Address), refusal.Message);
        if (draft is { Address: { } open, Auth.Kind: not AuthKind.None } && Fits(nameof(draft.Address)) && IsOpen(open))
            problems.Add(nameof(draft.Address), $"Everybody on the way could read the credential, which goes along with each request. Begin the address with https://. If it is inside your own network, an operator can add {Origin.Of(open)} to {EgressOptions.AllowedOriginsSetting}.");
        const string Secret = $"{nameof(SourceDraft.Auth)}.{nameof(SourceAuth.Secret)}";
        if (draft.Auth.Kept().Secret is { } secret && Fits(Secret) && await NoSecret(secret, stop) is { } problem) problems.Add(Secret, problem);
        if (draft.OwnerId is { } owner && !await IsThere(owner, stop)) problems.Add(nameof(draft.OwnerId), new NoSuchPerson().Message);
        return problems;

        bool Fits(string setting) => problems.All.All(found => found.Setting != setting);
    }

    bool IsOpen(Uri address) => address is { Scheme: "http", IsLoopback: false } && !guard.Allows(address);

    /// <summary>A text without a prefix may be the secret itself, put where its name belongs. It is only kept if the vault knows it as a name.</summary>
    async Task<string?> NoSecret(string text, CancellationToken stop) =>
        SecretReference.Parse(text).Value.Place == SecretPlace.Name ? (await references.Resolve(text, stop)).Refusal?.Message : null;

    async Task<bool> IsThere(Guid person, CancellationToken stop)
    {
        await using var db = database.Read();
        return await db.Set<Person>().AnyAsync(p => p.Id == person, stop);
    }
}
