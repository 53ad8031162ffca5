using Portal.Engine.Audit;
using Portal.Engine.Blueprints.Drafts;

namespace Portal.Engine.Blueprints.Kinds;

/// <summary>One kind of things that are configured: how it is found, read, held against its rules, and changed by its own registered.</summary>
interface IThings
{
    ThingKind Kind { get; }

    /// <summary>What is here.</summary>
    IEnumerable<Thing> Here(Census census, Names names);

    /// <summary>Reads what a file says. What is wrong with it is among the problems, and the rest is read all the same.</summary>
    Thing Read(Proposal proposal, Names names, ProblemList problems);

    /// <summary>Holds it against the rules of its registry, before anything is changed.</summary>
    /// <param name="thing">What is wanted.</param>
    /// <param name="before">What is here; null if it is new.</param>
    /// <param name="wanted">All that will be here.</param>
    /// <param name="problems">Of which setting, and what.</param>
    /// <param name="stop">Gives up waiting.</param>
    Task Check(Thing thing, Thing? before, Wanted wanted, Forms.FormProblems problems, CancellationToken stop);

    /// <returns>Its number.</returns>
    Task<Outcome<long>> Add(Actor actor, Thing thing, Names names, CancellationToken stop);

    Task<Refusal?> Change(Actor actor, Thing before, Thing thing, CancellationToken stop);

    Task<Refusal?> Remove(Actor actor, Thing thing, CancellationToken stop);
}
