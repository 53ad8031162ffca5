using Portal.Engine;
using Portal.Engine.Audit;

namespace Portal.Web.Shell;

/// <summary>What was put in to be tried, and can be taken out again in one go.</summary>
public interface ITryout
{
    string Title { get; }

    /// <returns>What there is of it, and so what goes; empty if nothing is.</returns>
    Task<IReadOnlyList<string>> What(CancellationToken stop);

    /// <returns>What was done, in a sentence.</returns>
    Task<Outcome<string>> TakeOut(Actor me, CancellationToken stop);
}
