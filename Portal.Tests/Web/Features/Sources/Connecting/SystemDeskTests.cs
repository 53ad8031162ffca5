using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Engine.Audit;
using Portal.Engine.Credentials;
using Portal.Engine.Forms;
using Portal.Engine.People;
using Portal.Engine.Persistence;
using Portal.Engine.Sources;
using Portal.Tests.Engine.Blueprints;
using Portal.Tests.Running;
using Portal.Tests.Web.SignIn;
using Portal.Web.Features.Sources.Connecting;

namespace Portal.Tests.Web.Features.Sources.Connecting;

/// <summary>Systems that are registered with their credential, which goes into the vault and nowhere else.</summary>
public sealed class SystemDeskTests
{
    static readonly SourceDraft Crm = new() { Name = "Ünser CRM, sales", Address = new("https://crm.example.com/v1"), Auth = new SourceAuth { Kind = AuthKind.Bearer } };

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_typed_is_in_the_vault_alone_and_a_new_one_takes_its_place()
    {
        await using var portal = await PortalUnderTest.Start();
        var ada = (await portal.FirstAdmin()).AsActor();
        var (desk, vault) = (portal.Services.GetRequiredService<SystemDesk>(), portal.Services.GetRequiredService<Vault>());

        var source = (await desk.Add(ada, Crm, "sk-first", Stop)).Value;

        Assert.StartsWith("vault:nser-crm-sales-", source.Auth.Secret, StringComparison.Ordinal);
        Assert.Equal(ada.PersonId, source.OwnerId);
        Assert.Equal("sk-first", await Kept(vault, source));

        // An empty field keeps it.
        var same = (await desk.Change(ada, source, SourceDraft.Of(source) with { Name = "CRM" }, "", Stop)).Value;
        Assert.Equal(("CRM", "sk-first", source.OwnerId), (same.Name, await Kept(vault, same), same.OwnerId));
        var changed = (await desk.Change(ada, same, SourceDraft.Of(same), "sk-second", Stop)).Value;
        Assert.Equal((source.Auth.Secret, "sk-second"), (changed.Auth.Secret, await Kept(vault, changed)));
        Assert.Single(await vault.List(Stop));
        Assert.DoesNotContain("sk-first", $"{portal.Logs}", StringComparison.Ordinal);
        Assert.DoesNotContain("sk-second", $"{portal.Logs}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_system_that_is_refused_leaves_no_secret_behind()
    {
        await using var portal = await PortalUnderTest.Start();
        var ada = (await portal.FirstAdmin()).AsActor();
        var (desk, vault) = (portal.Services.GetRequiredService<SystemDesk>(), portal.Services.GetRequiredService<Vault>());
        await desk.Add(ada, Crm, "sk-first", Stop);

        Assert.IsType<SourceNameTaken>((await desk.Add(ada, Crm, "sk-second", Stop)).Refusal);

        Assert.Single(await vault.List(Stop));
    }

    [Fact]
    public async Task A_change_that_is_refused_keeps_the_secret_that_was_there()
    {
        await using var portal = await PortalUnderTest.Start();
        var ada = (await portal.FirstAdmin()).AsActor();
        var (desk, vault) = (portal.Services.GetRequiredService<SystemDesk>(), portal.Services.GetRequiredService<Vault>());
        var source = (await desk.Add(ada, Crm, "sk-first", Stop)).Value;
        await desk.Add(ada, Crm with { Name = "Other" }, "sk-other", Stop);

        Assert.IsType<SourceNameTaken>((await desk.Change(ada, source, Crm with { Name = "Other" }, "sk-second", Stop)).Refusal);
        Assert.IsType<SourceNameTaken>((await desk.Change(ada, source, Crm with { Name = "Other", Address = new("https://elsewhere.example.com") }, "sk-third", Stop)).Refusal);

        Assert.Equal("sk-first", await Kept(vault, source));
        Assert.Equal(2, (await vault.List(Stop)).Count);
    }

    [Fact]
    public async Task A_secret_that_another_source_shows_too_is_not_changed_for_that_one_and_what_nothing_shows_any_more_goes()
    {
        await using var portal = await PortalUnderTest.Start();
        var ada = (await portal.FirstAdmin()).AsActor();
        var (desk, vault, sources) = (portal.Services.GetRequiredService<SystemDesk>(), portal.Services.GetRequiredService<Vault>(), portal.Services.GetRequiredService<SourceRegistry>());
        var one = (await desk.Add(ada, Crm, "sk-shared", Stop)).Value;
        var shared = one.Auth.Secret!["vault:".Length..];
        // Named without saying where it is, as a file may do.
        var other = (await sources.Add(ada, Crm with { Name = "Other", Auth = Crm.Auth with { Secret = shared } }, Stop)).Value;

        var changed = (await desk.Change(ada, one, SourceDraft.Of(one), "sk-own", Stop)).Value;
        Assert.Equal(("sk-own", "sk-shared"), (await Kept(vault, changed), (await vault.Get(shared, stop: Stop)).Value.Reveal()));
        Assert.NotEqual(one.Auth.Secret, changed.Auth.Secret);

        Assert.Null((await sources.Remove(ada, other.Id, stop: Stop)).Refusal);
        Assert.Null((await desk.Change(ada, changed, SourceDraft.Of(changed) with { Auth = SourceAuth.None }, null, Stop)).Refusal);
        Assert.Equal([shared], (await vault.List(Stop)).Select(secret => secret.Name));
    }

    [Fact]
    public async Task A_new_address_gets_the_secret_only_if_it_is_typed_again()
    {
        await using var portal = await PortalUnderTest.Start();
        var ada = (await portal.FirstAdmin()).AsActor();
        var (desk, vault, sources) = (portal.Services.GetRequiredService<SystemDesk>(), portal.Services.GetRequiredService<Vault>(), portal.Services.GetRequiredService<SourceRegistry>());
        var source = (await desk.Add(ada, Crm, "sk-first", Stop)).Value;

        foreach (var address in new[] { "https://elsewhere.example.com/v1", "https://crm.example.com:8443/v1" })
        {
            var refusal = Assert.IsType<SettingsUnfit>((await desk.Change(ada, source, SourceDraft.Of(source) with { Address = new(address) }, "", Stop)).Refusal);
            Assert.Equal("Auth.Secret", Assert.Single(refusal.Problems).Setting);
            Assert.Equal(source.Address, (await sources.Find(source.Id, Stop))!.Address);
        }

        // Another path is the same system.
        var same = (await desk.Change(ada, source, SourceDraft.Of(source) with { Address = new("https://CRM.example.com/v2") }, "", Stop)).Value;
        var moved = (await desk.Change(ada, same, SourceDraft.Of(same) with { Address = new("https://elsewhere.example.com/v1") }, "sk-second", Stop)).Value;
        Assert.Equal(("https://elsewhere.example.com/v1", "sk-second"), ($"{moved.Address}", await Kept(vault, moved)));
        Assert.Single(await vault.List(Stop));
    }

    [Fact]
    public async Task What_another_changed_meanwhile_is_not_undone_and_it_is_said_who_did()
    {
        await using var portal = await PortalUnderTest.Start();
        var ada = await portal.FirstAdmin();
        var bo = await portal.Joined(ada, "bo@example.com", Role.Admin);
        var (desk, vault, sources) = (portal.Services.GetRequiredService<SystemDesk>(), portal.Services.GetRequiredService<Vault>(), portal.Services.GetRequiredService<SourceRegistry>());
        var seen = (await desk.Add(ada.AsActor(), Crm, "sk-first", Stop)).Value;
        var theirs = (await desk.Change(bo.AsActor(), seen, SourceDraft.Of(seen) with { Address = new("https://crm.example.com/v2"), Requests = 10 }, "", Stop)).Value;
        var draft = SourceDraft.Of(seen) with { Name = "CRM" };

        foreach (var refused in new[]
        {
            await desk.Change(ada.AsActor(), seen, draft, "", Stop), await desk.Change(ada.AsActor(), seen, draft, "sk-second", Stop), await desk.Change(ada.AsActor(), seen, draft with { Auth = SourceAuth.None }, null, Stop),
            await desk.Change(ada.AsActor(), seen, draft with { Address = new("https://elsewhere.example.com") }, "sk-third", Stop),
            // Also who changed nothing would put back what was there.
            await desk.Change(ada.AsActor(), seen, SourceDraft.Of(seen), "", Stop),
        })
        {
            var said = Assert.IsType<SourceChangedMeanwhile>(refused.Refusal).Message;
            Assert.StartsWith($"{bo.Name} changed these settings since you opened them, so nothing is saved.", said, StringComparison.Ordinal);
        }

        var now = (await sources.Find(seen.Id, Stop))!;
        Assert.Equal((SourceDraft.Of(theirs), "sk-first"), (SourceDraft.Of(now), await Kept(vault, now)));
        Assert.Single(await vault.List(Stop));
        Assert.Equal(("CRM", 10), (await desk.Change(ada.AsActor(), now, SourceDraft.Of(now) with { Name = "CRM" }, "", Stop)).Value is var saved ? (saved.Name, saved.Rate!.Requests) : default);
    }

    [Fact]
    public async Task A_system_that_is_open_from_now_on_loses_its_secret_and_another_that_shows_the_same_keeps_it()
    {
        await using var portal = await PortalUnderTest.Start();
        var ada = (await portal.FirstAdmin()).AsActor();
        var (desk, vault, sources) = (portal.Services.GetRequiredService<SystemDesk>(), portal.Services.GetRequiredService<Vault>(), portal.Services.GetRequiredService<SourceRegistry>());
        var one = (await desk.Add(ada, Crm, "sk-shared", Stop)).Value;
        var other = (await sources.Add(ada, SourceDraft.Of(one) with { Name = "Other" }, Stop)).Value;

        Assert.Null((await desk.Change(ada, one, SourceDraft.Of(one) with { Auth = SourceAuth.None }, null, Stop)).Value.Auth.Secret);
        Assert.Equal("sk-shared", await Kept(vault, other));
        Assert.Null((await desk.Change(ada, other, SourceDraft.Of(other) with { Auth = SourceAuth.None }, null, Stop)).Value.Auth.Secret);
        Assert.Empty(await vault.List(Stop));
        await using var db = portal.Services.GetRequiredService<IDatabase>().Read();
        Assert.Equal((one.Auth.Secret, ada.Name), await db.Set<AuditEntry>().SingleAsync(entry => entry.Action == "secret.removed", Stop) is var entry ? ($"vault:{entry.TargetName}", entry.Who) : default);
    }

    [Fact]
    public async Task A_credential_that_is_replaced_or_taken_away_is_in_the_audit_log_with_who_did_it_and_never_with_what_it_says()
    {
        await using var portal = await PortalUnderTest.Start();
        var ada = (await portal.FirstAdmin()).AsActor();
        var desk = portal.Services.GetRequiredService<SystemDesk>();
        var source = (await desk.Add(ada, Crm, "sk-first", Stop)).Value;
        // What is kept is no change of it.
        source = (await desk.Change(ada, source, SourceDraft.Of(source) with { Name = "CRM" }, "", Stop)).Value;
        source = (await desk.Change(ada, source, SourceDraft.Of(source), "sk-second", Stop)).Value;
        var moved = (await desk.Change(ada, source, SourceDraft.Of(source) with { Address = new("https://elsewhere.example.com") }, "sk-third", Stop)).Value;
        Assert.Null((await desk.Change(ada, moved, SourceDraft.Of(moved) with { Auth = SourceAuth.None }, null, Stop)).Refusal);

        var entries = (await portal.Services.GetRequiredService<AuditLog>().Page(new AuditFilter(), AuditPlace.Newest, 50, Stop)).Entries.Reverse().ToArray();

        var (first, second) = (source.Auth.NameInVault(), moved.Auth.NameInVault());
        Assert.NotEqual(first, second);
        var secrets = entries.Where(entry => entry.Action.StartsWith("secret.", StringComparison.Ordinal)).ToArray();
        Assert.Equal(
            [("secret.stored", first), ("secret.stored", first), ("secret.stored", second), ("secret.removed", first), ("secret.removed", second)],
            secrets.Select(entry => (entry.Action, (string?)entry.TargetName)));
        Assert.All(secrets, entry => Assert.Equal((ada.PersonId, ada.Name), (entry.PersonId, entry.Who)));
        Assert.Equal(3, entries.Count(entry => entry.Action == "source.changed"));
        Assert.All(entries, entry => Assert.DoesNotContain("sk-", $"{entry.Before}{entry.After}", StringComparison.Ordinal));
    }

    /// <summary>The settings and the vault are two transactions, and the second may be refused.</summary>
    [Fact]
    public async Task What_the_vault_refuses_after_it_is_saved_is_said_and_can_be_tried_again()
    {
        var rule = new Forbidding();
        await using var portal = await PortalUnderTest.Start(adjust: builder => builder.Services.AddSingleton<IMayChange>(rule));
        var ada = (await portal.FirstAdmin()).AsActor();
        var (desk, vault) = (portal.Services.GetRequiredService<SystemDesk>(), portal.Services.GetRequiredService<Vault>());
        var source = (await desk.Add(ada, Crm, "sk-first", Stop)).Value;

        rule.Action = "secret.stored";
        var half = Assert.IsType<SavedBesideVault>((await desk.Change(ada, source, SourceDraft.Of(source) with { Name = "CRM" }, "sk-second", Stop)).Refusal);
        Assert.Equal(("The settings are saved, but the credential that you typed is not stored. Not now.", "sk-first"), (half.Message, await Kept(vault, source)));
        rule.Action = null;
        var saved = (await desk.Change(ada, half.Saved, SourceDraft.Of(half.Saved), "sk-second", Stop)).Value;
        Assert.Equal(("CRM", "sk-second"), (saved.Name, await Kept(vault, saved)));

        rule.Action = "secret.removed";
        half = Assert.IsType<SavedBesideVault>((await desk.Change(ada, saved, SourceDraft.Of(saved) with { Auth = SourceAuth.None }, null, Stop)).Refusal);
        Assert.Contains($"{saved.Auth.NameInVault()}, is still in the vault. Not now.", half.Message, StringComparison.Ordinal);
        Assert.Equal((AuthKind.None, "sk-second"), (half.Saved.Auth.Kind, await Kept(vault, saved)));
    }

    [Fact]
    public async Task Somebody_who_is_no_longer_an_admin_is_told_so_whatever_they_ask_for_and_changes_nothing()
    {
        await using var portal = await PortalUnderTest.Start();
        var ada = await portal.FirstAdmin();
        var bo = (await portal.Joined(ada, "bo@example.com", Role.Admin)).AsActor();
        var (desk, vault, sources) = (portal.Services.GetRequiredService<SystemDesk>(), portal.Services.GetRequiredService<Vault>(), portal.Services.GetRequiredService<SourceRegistry>());
        var source = (await desk.Add(ada.AsActor(), Crm, "sk-first", Stop)).Value;
        Assert.Null((await portal.Services.GetRequiredService<PeopleDirectory>().SetRole(ada.AsActor(), bo.PersonId!.Value, Role.Manager, Stop)).Refusal);
        var draft = SourceDraft.Of(source);
        var gone = new Source { Id = 99, Name = source.Name, Environment = source.Environment, Address = source.Address, Auth = source.Auth, CreatedAt = source.CreatedAt };

        foreach (var refused in new[]
        {
            await desk.Add(bo, Crm with { Name = "Other" }, "sk-other", Stop), await desk.Add(bo, Crm with { Name = "Other" }, "", Stop), await desk.Change(bo, source, draft with { Name = "CRM" }, null, Stop), await desk.Change(bo, source, draft, "sk-second", Stop),
            // Also what would be refused for another reason, which they need not hear any more.
            await desk.Change(bo, source, draft with { Address = new("https://elsewhere.example.com") }, null, Stop), await desk.Change(bo, gone, draft, null, Stop),
        })
        {
            Assert.True(refused.Refusal is NoLongerAdmin, $"{refused.Refusal}");
        }

        Assert.Equal((source.Name, "sk-first"), ((await sources.Find(source.Id, Stop))!.Name, await Kept(vault, source)));
        Assert.Single(await vault.List(Stop));
    }

    static async Task<string> Kept(Vault vault, Source source) => (await vault.Get(source.Auth.Secret!["vault:".Length..], stop: Stop)).Value.Reveal();
}
