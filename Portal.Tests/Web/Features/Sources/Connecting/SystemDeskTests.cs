using Microsoft.Extensions.DependencyInjection;
using Portal.Engine.Credentials;
using Portal.Engine.Forms;
using Portal.Engine.People;
using Portal.Engine.Sources;
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
        var same = (await desk.Change(ada, source.Id, SourceDraft.Of(source) with { Name = "CRM" }, "", Stop)).Value;
        Assert.Equal(("CRM", "sk-first", source.OwnerId), (same.Name, await Kept(vault, same), same.OwnerId));
        var changed = (await desk.Change(ada, same.Id, SourceDraft.Of(same), "sk-second", Stop)).Value;
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

        Assert.IsType<SourceNameTaken>((await desk.Change(ada, source.Id, Crm with { Name = "Other" }, "sk-second", Stop)).Refusal);
        Assert.IsType<SourceNameTaken>((await desk.Change(ada, source.Id, Crm with { Name = "Other", Address = new("https://elsewhere.example.com") }, "sk-third", Stop)).Refusal);

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

        var changed = (await desk.Change(ada, one.Id, SourceDraft.Of(one), "sk-own", Stop)).Value;
        Assert.Equal(("sk-own", "sk-shared"), (await Kept(vault, changed), (await vault.Get(shared, stop: Stop)).Value.Reveal()));
        Assert.NotEqual(one.Auth.Secret, changed.Auth.Secret);

        Assert.Null((await sources.Remove(ada, other.Id, stop: Stop)).Refusal);
        Assert.Null((await desk.Change(ada, one.Id, SourceDraft.Of(changed) with { Auth = SourceAuth.None }, null, Stop)).Refusal);
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
            var refusal = Assert.IsType<SettingsUnfit>((await desk.Change(ada, source.Id, SourceDraft.Of(source) with { Address = new(address) }, "", Stop)).Refusal);
            Assert.Equal("Auth.Secret", Assert.Single(refusal.Problems).Setting);
            Assert.Equal(source.Address, (await sources.Find(source.Id, Stop))!.Address);
        }

        // Another path is the same system.
        Assert.Null((await desk.Change(ada, source.Id, SourceDraft.Of(source) with { Address = new("https://CRM.example.com/v2") }, "", Stop)).Refusal);
        var moved = (await desk.Change(ada, source.Id, SourceDraft.Of(source) with { Address = new("https://elsewhere.example.com/v1") }, "sk-second", Stop)).Value;
        Assert.Equal(("https://elsewhere.example.com/v1", "sk-second"), ($"{moved.Address}", await Kept(vault, moved)));
        Assert.Single(await vault.List(Stop));
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

        foreach (var refused in new[]
        {
            await desk.Add(bo, Crm with { Name = "Other" }, "sk-other", Stop), await desk.Add(bo, Crm with { Name = "Other" }, "", Stop), await desk.Change(bo, source.Id, draft with { Name = "CRM" }, null, Stop), await desk.Change(bo, source.Id, draft, "sk-second", Stop),
            // Also what would be refused for another reason, which they need not hear any more.
            await desk.Change(bo, source.Id, draft with { Address = new("https://elsewhere.example.com") }, null, Stop), await desk.Change(bo, 99, draft, null, Stop),
        })
        {
            Assert.True(refused.Refusal is NoLongerAdmin, $"{refused.Refusal}");
        }

        Assert.Equal((source.Name, "sk-first"), ((await sources.Find(source.Id, Stop))!.Name, await Kept(vault, source)));
        Assert.Single(await vault.List(Stop));
    }

    static async Task<string> Kept(Vault vault, Source source) => (await vault.Get(source.Auth.Secret!["vault:".Length..], stop: Stop)).Value.Reveal();
}
