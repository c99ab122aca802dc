using System.Data;
using Dapper;
using Microsoft.Data.SqlClient;

namespace DiploMesh.Storage.Engines;

/// <summary>A GUID as both engines keep it: lower-case text in SQLite, <c>uniqueidentifier</c> in SQL Server.</summary>
/// <param name="Value">The GUID.</param>
internal readonly record struct UniqueId(Guid Value)
{
    /// <summary>Teaches Dapper the type.</summary>
    internal sealed class Handler : SqlMapper.TypeHandler<UniqueId>
    {
        /// <inheritdoc/>
        public override void SetValue(IDbDataParameter parameter, UniqueId value)
        {
            if (parameter is SqlParameter)
            {
                parameter.DbType = DbType.Guid;
                parameter.Value = value.Value;
                return;
            }

            parameter.DbType = DbType.String;
            parameter.Value = value.Value.ToString();
        }

        /// <inheritdoc/>
        public override UniqueId Parse(object value) => new(value is Guid guid ? guid : Guid.Parse((string)value));
    }
}
