namespace Portal.Web.Platform.Agents;

static class AgentRequests
{
    /// <returns>Null where no agent asks, which behind <see cref="Policies.Agent"/> cannot be.</returns>
    public static AgentQuestion? Question(this HttpContext http) => http.Features.Get<AgentQuestion>();
}
