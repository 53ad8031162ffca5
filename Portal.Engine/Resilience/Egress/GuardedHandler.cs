using System.Net.Sockets;
using Microsoft.Extensions.Logging;

namespace Portal.Engine.Resilience.Egress;

/// <summary>
/// Lets one request out if the guard agrees, and hands back an answer that stays within its limits. The way out is shared by
/// all clients, so it is not disposed here.
/// </summary>
public sealed partial class GuardedHandler(EgressGuard guard, GuardedConnector connector, HttpMessageInvoker inner, EgressLimits limits, bool byProxy, TimeProvider clock, ILogger<GuardedHandler> log)
    : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var uri = request.RequestUri ?? throw Refused(new HostMissing());
        if (guard.Check(uri) is { } refusal) throw Refused(refusal);
        var origin = Origin.Of(uri);
        if (request.Headers.Host is not null) throw Refused(new HostHeaderRefused(origin));

        // It goes on while the content is read, and ends with it.
        var whole = new CancellationTokenSource(limits.Response, clock);
        HttpResponseMessage? response = null;
        try
        {
            response = await Head(request, origin, whole.Token, cancellationToken);
            if (response.Content.Headers.ContentLength > limits.MaxResponseBytes) throw new EgressException(new ResponseTooLarge(origin, limits.MaxResponseBytes));
            var content = response.Content;
            var bounded = new BoundedStream(await content.ReadAsStreamAsync(cancellationToken), content, origin, limits, whole);
            response.Content = new StreamContent(bounded);
            foreach (var (name, values) in content.Headers) response.Content.Headers.TryAddWithoutValidation(name, values);
            return response;
        }
        catch (Exception e)
        {
            response?.Dispose();
            whole.Dispose();
            if (EgressException.In(e) is { } found) throw Refused(found.Refusal);
            throw;
        }
    }

    async Task<HttpResponseMessage> Head(HttpRequestMessage request, Origin origin, CancellationToken whole, CancellationToken stop)
    {
        using var headers = new CancellationTokenSource(limits.Headers, clock);
        using var any = CancellationTokenSource.CreateLinkedTokenSource(stop, headers.Token, whole);
        try
        {
            if (byProxy) await connector.Checked(origin, any.Token);
            return await inner.SendAsync(request, any.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested && any.IsCancellationRequested)
        {
            throw new EgressException(new ResponseTooSlow(origin, "to begin its answer", limits.Headers < limits.Response ? limits.Headers : limits.Response));
        }
        catch (SocketException e)
        {
            throw new HttpRequestException(HttpRequestError.NameResolutionError, "The name service did not answer.", e);
        }
        catch (HttpRequestException e) when (e.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
        {
            throw new EgressException(new ResponseHeadTooLarge(origin));
        }
    }

    EgressException Refused(EgressRefusal refusal)
    {
        Log.Refused(log, refusal.GetType().Name, refusal.Message);
        return new EgressException(refusal);
    }

    static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "{Refusal}: {Reason}")]
        public static partial void Refused(ILogger log, string refusal, string reason);
    }
}
