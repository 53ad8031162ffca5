using System.Globalization;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Portal.Engine;
using Portal.Engine.Agents.Keys;
using Portal.Web.Platform.Network;

namespace Portal.Web.Platform.Agents;

/// <summary>Lets agents in by their key, request by request: there is no session, no cookie, and nothing is read from the database for it.</summary>
sealed class AgentHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, AgentKeys keys, PortalOptions portal)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "Agent", AgentId = "portal:agent";

    readonly PlainHttp _rule = new(portal.PublicUrl, portal.Network.AllowPlainHttp);
    Refusal? _refusal;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!AgentCredential.Of(Request).Succeeded(out var key, out var refusal)) return No(refusal);
        if (!_rule.MayCarryKeys(Request.IsHttps, Context.IsOnThisMachine())) return No(new KeyOverPlainHttp());
        var (at, began) = (TimeProvider.GetUtcNow(), TimeProvider.GetTimestamp());
        if (!(await keys.Check(key, Context.RequestAborted)).Succeeded(out var pass, out refusal)) return No(refusal);
        Context.Features.Set(new AgentQuestion(pass, at, began, Context.Connection.RemoteIpAddress?.ToString()));
        return AuthenticateResult.Success(new AuthenticationTicket(Of(pass), SchemeName));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) => AgentProblems.Write(Context, _refusal ?? new KeyMissing());

    AuthenticateResult No(Refusal refusal)
    {
        _refusal = refusal;
        return AuthenticateResult.Fail(AgentProblems.Code(refusal));
    }

    /// <summary>No role and no person: whatever is for people stays closed.</summary>
    static ClaimsPrincipal Of(AgentPass pass) => new(new ClaimsIdentity(
        [new(AgentId, pass.AgentId.ToString(CultureInfo.InvariantCulture)), new(ClaimTypes.Name, pass.Name)],
        SchemeName));
}
