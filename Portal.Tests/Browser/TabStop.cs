namespace Portal.Tests.Browser;

/// <summary>Where the Tab key has led.</summary>
/// <param name="Number">Its place among all that can be reached, in the order of the page; less than 0 if it is none of them.</param>
/// <param name="Count">How many can be reached.</param>
/// <param name="Name">What it is, for whoever reads why a test fails.</param>
/// <param name="Due">What stands behind the one before it.</param>
/// <param name="Seen">Some of it is in view, with nothing above it.</param>
/// <param name="Shown">It is drawn as what has the focus.</param>
/// <param name="Scrolls">The browser stops here by itself, so that what is longer than its box can be scrolled.</param>
/// <param name="Parts">It has parts, such as day, month and year, which Tab goes through.</param>
sealed record TabStop(int Number, int Count, string Name, string? Due, bool Seen, bool Shown, bool Scrolls, bool Parts);
