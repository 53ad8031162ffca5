using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Engine.Credentials;

sealed class VaultEntryConfiguration : IEntityTypeConfiguration<VaultEntry>
{
    public void Configure(EntityTypeBuilder<VaultEntry> entry)
    {
        entry.ToTable("Vault");
        entry.Property(e => e.Name).HasMaxLength(VaultName.MostLetters);
        entry.HasIndex(e => e.Name).IsUnique();
        entry.Ignore(e => e.AuditKind).Ignore(e => e.AuditId).Ignore(e => e.AuditName);
    }
}
