using Portal.Engine.Workflows.Keeping;
using Portal.Web.Ui.Times;

namespace Portal.Web.Features.Workflows;

/// <summary>Tells pages that a gate which they show became another one, a few times a second at most. Nothing is asked for while none does.</summary>
public sealed class GateWatch(GateNews news, TimeProvider clock)
{
    /// <param name="isMine">Whether the page shows this workflow.</param>
    /// <param name="tell">Is told, on a thread that is nobody's.</param>
    /// <returns>What ends it.</returns>
    public IDisposable Watch(Func<long, bool> isMine, Action tell)
    {
        var throttle = new Throttle(clock, Throttle.ForPages, tell);
        void Turned(long workflow)
        {
            if (isMine(workflow)) throttle.Call();
        }

        news.Turned += Turned;
        return new Watching(() =>
        {
            news.Turned -= Turned;
            throttle.Dispose();
        });
    }

    sealed class Watching(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
