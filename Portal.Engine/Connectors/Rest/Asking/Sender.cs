using System.Net;
using Portal.Engine.Connectors.Rest.Reading;
using Portal.Engine.Connectors.Rest.Settings;
using Portal.Engine.Resilience;
using Portal.Engine.Resilience.Egress;
using Portal.Engine.Resilience.Pipelines;

namespace Portal.Engine.Connectors.Rest.Asking;

/// <summary>Sends a request through the source's one way, and says of what came back whether it is an answer at all.</summary>
sealed class Sender(RestSettings settings, ReadContext context)
{
    readonly ErrorInside _errors = new(settings.Errors);

    public async Task<Outcome<Answered>> Send(Ask ask, bool isFurtherPage, CancellationToken stop)
    {
        var source = context.Client.Name;
        var (askedAt, isExpired, told) = (DateTimeOffset.MinValue, false, (string?)null);
        var call = new Call<Answer>(Begin, Read) { Idempotent = true, Explain = Explain };
        if ((await context.Client.Send(call, stop)).Succeeded(out var answer, out var refusal)) return new Answered(answer, askedAt);
        if (refusal is not Failure failure) return refusal;
        if (isFurtherPage && (isExpired || failure.Status == HttpStatusCode.Gone)) return new TokenExpired(source);
        return told is null ? failure : failure with { Text = told };

        HttpRequestMessage Begin()
        {
            // A retry sees the source as it is then.
            (askedAt, told) = (context.Clock.GetUtcNow(), null);
            return ask.Message();
        }

        async Task<Outcome<Answer>> Read(HttpResponseMessage response, CancellationToken token)
        {
            if (!(await AnswerReader.Read(context.Client, response, token)).Succeeded(out var read, out var notRead)) return notRead;
            if (read.Root is not { } root || _errors.Find(root, context.Client) is not { } error) return read;
            read.Dispose();
            if (error.IsExpired && isFurtherPage) isExpired = true;
            if (!error.MayPass) return error.Failure;
            told = error.Failure.Text;
            throw new IOException("The answer holds an error that may pass.");
        }

        async Task<Failure> Explain(HttpResponseMessage response, Failure failure, CancellationToken token)
        {
            failure = Away(response, failure);
            // Of several paths of a list one may be wrong. Where the source says where to go on, that may hold what rows say.
            if (response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone && !isFurtherPage && ask.OwnPath is { } path) failure = failure with { Text = $"{failure.Text} Asked for {Texts.Quote(context.Client.Hide(path))}." };
            // What a source says of a credential might repeat it.
            if (response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.TooManyRequests || (int)response.StatusCode is < 400 or >= 500) return failure;
            var said = context.Client.Hide(await AnswerReader.Beginning(response, token));
            if (settings.Paging.Expired is { Length: > 0 } sign && said.Contains(sign, StringComparison.OrdinalIgnoreCase)) isExpired = isFurtherPage;
            return said.Trim() is not [not '<', ..] ? failure : failure with { Text = $"{failure.Text} It says: {Texts.Quote(said)}." };
        }
    }
    /// <summary>It is not the source itself that refused, and the credential had stayed behind.</summary>
    Failure Away(HttpResponseMessage response, Failure failure)
    {
        var there = Origin.Of(response.RequestMessage!.RequestUri!);
        return there == Origin.Of(context.Client.Address) ? failure : failure with { Text = $"{failure.Text} The request was redirected to {there}, and the credential is not sent elsewhere. If that is where its data is, correct the address of the source." };
    }
}
