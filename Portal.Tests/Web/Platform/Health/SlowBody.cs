using System.Net;
using System.Text;

namespace Portal.Tests.Web.Platform.Health;

/// <summary>A body whose end is sent when the test says so.</summary>
sealed class SlowBody : HttpContent
{
    readonly TaskCompletionSource _finish = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Finish() => _finish.TrySetResult();

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes("first half, "));
        await stream.FlushAsync();
        await _finish.Task;
        await stream.WriteAsync(Encoding.ASCII.GetBytes("second half"));
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
