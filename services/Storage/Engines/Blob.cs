using System.Data;
using Dapper;

namespace DiploMesh.Storage.Engines;

/// <summary>
/// Bytes of any length. As a parameter always <c>varbinary(max)</c>: SQL Server would otherwise keep a plan for every length.
/// </summary>
/// <param name="Bytes">The bytes.</param>
internal readonly record struct Blob(byte[] Bytes)
{
    /// <summary>Teaches Dapper the type.</summary>
    internal sealed class Handler : SqlMapper.TypeHandler<Blob>
    {
        /// <inheritdoc/>
        public override void SetValue(IDbDataParameter parameter, Blob value)
        {
            parameter.DbType = DbType.Binary;
            parameter.Size = -1;
            parameter.Value = value.Bytes;
        }

        /// <inheritdoc/>
        public override Blob Parse(object value) => new((byte[])value);
    }
}
