namespace Portal.Tests.Web.Deeds;

/// <summary>Something that a person is asked about before it is done.</summary>
/// <param name="Name">The dialog that asks, or what makes its words.</param>
/// <param name="File">Where its words are, under Portal.Web.</param>
/// <param name="Audit">What is written down of it; null of what was never more than half done, and of a run, which says itself who asked for it.</param>
/// <param name="Says">What it says, as far as that is fixed.</param>
/// <param name="Proofs">The tests that show that it is so.</param>
sealed record Deed(string Name, string File, string? Audit, IReadOnlyList<string> Says, IReadOnlyList<(Type Tests, string Test)> Proofs);
