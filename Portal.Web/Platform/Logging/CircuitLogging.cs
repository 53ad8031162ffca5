using System.Diagnostics;
using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Portal.Web.Platform.Logging;

/// <summary>
/// Gives each action on a live page a trace id of its own, as a request has, and its log lines the circuit and the person.
/// The connection itself lives as long as the page, so its own id would say nothing.
/// </summary>
sealed class CircuitLogging(AuthenticationStateProvider visitor, ILogger<CircuitLogging> logger) : CircuitHandler
{
    string? _circuit;
    string? _person;

    public override async Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        _circuit = circuit.Id;
        _person = (await visitor.GetAuthenticationStateAsync()).User.FindFirstValue(ClaimTypes.NameIdentifier);
    }

    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) => async action =>
    {
        using var trace = new Activity("page action");
        Activity.Current = null;
        trace.Start();
        using (logger.BeginScope(LogScope.OfCircuit(trace.TraceId.ToHexString(), _circuit ?? action.Circuit.Id, _person)))
        {
            await next(action);
        }
    };
}
