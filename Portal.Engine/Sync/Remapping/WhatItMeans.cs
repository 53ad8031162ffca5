namespace Portal.Engine.Sync.Remapping;

/// <summary>What saving a changed mapping means for what is stored.</summary>
/// <param name="Difference">Which fields come otherwise.</param>
/// <param name="Rows">How many stored rows of the stream are read again.</param>
/// <param name="Requests">About how many requests that is; null if nothing was read yet.</param>
/// <param name="LastTook">How long it took to read them last time; null if that was never.</param>
/// <param name="Waiting">How many rows wait in quarantine, and are tried again.</param>
public sealed record WhatItMeans(MappingDifference Difference, long Rows, long? Requests, TimeSpan? LastTook, long Waiting);
